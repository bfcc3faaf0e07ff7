import { strToU8, zipSync } from 'fflate';

const xml = (content: string): Uint8Array =>
  strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
const main =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** An Excel file with these sheets: the content of `<worksheet>` each, of the shared `<si>`, and of its styles. */
export function xlsx(
  sheets: { readonly [name: string]: string },
  shared: readonly string[] = [],
  { styles, properties = '' }: { readonly styles?: string; readonly properties?: string } = {},
): Uint8Array {
  const names = Object.keys(sheets);
  const files: { [name: string]: Uint8Array } = {
    'xl/workbook.xml': xml(
      `<workbook ${main}>${properties}<sheets>${names.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="t" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst ${main}>${shared.map((content) => `<si>${content}</si>`).join('')}</sst>`),
  };
  if (styles !== undefined) files['xl/styles.xml'] = xml(`<styleSheet ${main}>${styles}</styleSheet>`);
  names.forEach((name, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = xml(`<worksheet ${main}>${sheets[name]}</worksheet>`);
  });
  return zipSync(files);
}

/** A Word file with this content of `<w:body>`. */
export function docx(body: string): Uint8Array {
  const w =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  return zipSync({
    'word/document.xml': xml(`<w:document ${w}><w:body>${body}</w:body></w:document>`),
    'word/styles.xml': xml(
      `<w:styles ${w}><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    ),
  });
}
