-- `reporter`: a program of another system that sends requests in (Open311), and follows its own.

ALTER TABLE account
  DROP CONSTRAINT account_role_check,
  ADD CONSTRAINT account_role_check CHECK (role IN ('screen', 'reporter', 'inspector', 'planner', 'admin'));
