import { PDFDocument } from '@cantoo/pdf-lib'

const pointsPerPixel = 0.75

interface PdfFacts {
  readonly title: string
  readonly subject: string
  readonly language: string
  readonly product: string
  /** When it is made. */
  readonly now: Date
}

/** One page of the picture's own shape, without loss; its properties say what it shows and as of when. */
export const pdfOf = async (
  png: Blob,
  widthPx: number,
  heightPx: number,
  { title, subject, language, product, now }: PdfFacts,
): Promise<Blob> => {
  const pdf = await PDFDocument.create()
  pdf.setTitle(title, { showInWindowTitleBar: true })
  pdf.setSubject(subject)
  pdf.setLanguage(language)
  pdf.setCreator(product)
  pdf.setProducer(product)
  pdf.setCreationDate(now)
  pdf.setModificationDate(now)
  const picture = await pdf.embedPng(await png.arrayBuffer())
  const [width, height] = [widthPx * pointsPerPixel, heightPx * pointsPerPixel]
  pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
  const bytes = await pdf.save()
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' })
}
