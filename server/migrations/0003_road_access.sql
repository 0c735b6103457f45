-- Ways that only those walk who live or work along them, and gates that are shut.

ALTER TABLE road ADD COLUMN private_access boolean NOT NULL DEFAULT false;
ALTER TABLE road ADD CONSTRAINT road_private_is_walked CHECK (walkable OR NOT private_access);

-- Whether people get through on foot; null for what is no gate, and for gates from before this column.
ALTER TABLE landscape ADD COLUMN passable boolean;
ALTER TABLE landscape ADD CONSTRAINT landscape_passable_is_gate CHECK (kind = 'gate' OR passable IS NULL);
