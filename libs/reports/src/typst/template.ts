/**
 * How a report looks on paper. It comes as one input, as data: no text of it is ever read as markup. Every kind of block has
 * one function here; what is tagged, repeated or kept together is decided here and nowhere else.
 */
export const TEMPLATE = String.raw`
#let report = json(bytes(sys.inputs.report))
// What the report says of its own fonts, where they lack something.
#let lacking = sys.inputs.at("lacking", default: "")
#let ink = rgb("#1c2430")
#let quiet = rgb("#4d5866")
#let line-colour = rgb("#c4cbd4")
#let accent = rgb("#1f5fa8")

#set document(
  title: report.title + ": " + report.subtitle,
  author: report.organization,
  keywords: ("PKI Maturity Model", "PKIMM"),
  date: datetime(year: report.day.year, month: report.day.month, day: report.day.day),
)
#set text(font: report.fonts, size: 10pt, fill: ink, lang: report.language, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, linebreaks: "optimized")
#set list(indent: 0.4em)
#set enum(indent: 0.4em)
#set heading(numbering: none)
#set figure(numbering: none)
#set table(stroke: (x, y) => (bottom: 0.5pt + line-colour), inset: (x: 5pt, y: 5pt), align: left + top)
#show heading.where(level: 1): set text(size: 26pt, weight: "bold")
#show heading.where(level: 2): it => block(sticky: true, above: 1.8em, below: 0.9em, text(size: 15pt, weight: "bold", fill: accent, it.body))
#show heading.where(level: 3): it => block(sticky: true, above: 1.5em, below: 0.7em, text(size: 12pt, weight: "bold", it.body))
#show heading.where(level: 4): it => block(sticky: true, above: 1.3em, below: 0.6em, text(size: 10.5pt, weight: "bold", it.body))
#show figure.caption: it => block(sticky: true, width: 100%, align(left, text(size: 8.5pt, fill: quiet, it.body)))
#show figure: set block(breakable: true, above: 1.3em, below: 1.5em)
#show link: it => underline(text(fill: accent, it))

#let running = report.running.join([ #h(0.4em) · #h(0.4em) ])
#set page(
  paper: report.paper,
  margin: if report.compact { (x: 20mm, top: 13mm, bottom: 16mm) } else { (x: 20mm, top: 24mm, bottom: 22mm) },
  header: context if counter(page).get().first() > 1 {
    set text(size: 8pt, fill: quiet)
    grid(columns: (1fr, auto), column-gutter: 1em, running, if report.draft [Draft] else [])
    v(-0.5em)
    line(length: 100%, stroke: 0.5pt + line-colour)
  },
  footer: context {
    set text(size: 8pt, fill: quiet)
    grid(
      columns: (1fr, auto),
      column-gutter: 1em,
      if report.label != none { report.label } else { report.title },
      [Page #counter(page).display("1 of 1", both: true)],
    )
  },
  background: if report.draft {
    pdf.artifact(rotate(-35deg, text(size: 96pt, weight: "bold", fill: rgb("#1c24300f"))[DRAFT]))
  },
)

// By its first letter, as a browser decides it: a text from right to left begins at the right.
#let strong-letter = regex("\\p{L}")
#let leftward = regex("[\\p{Hebrew}\\p{Arabic}\\p{Syriac}\\p{Thaana}\\p{Nko}]")
#let is-leftward(words) = {
  let first = words.match(strong-letter)
  first != none and first.text.contains(leftward)
}
#let sided(words, body) = if is-leftward(words) { set text(dir: rtl); body } else { body }
// What a block begins with.
#let words-of(it) = {
  if "inlines" in it { it.inlines.map(run => run.text).join(default: "") } else if it.kind == "list" {
    let first = it.items.flatten()
    if first.len() > 0 { words-of(first.first()) } else { "" }
  } else { "" }
}
#let inline(run) = {
  let marks = run.at("marks", default: ())
  let body = run.text.split("\n").map(part => text(part)).join(linebreak())
  if "code" in marks { body = text(font: report.mono, size: 0.92em, body) }
  if "bold" in marks { body = strong(body) }
  if "italic" in marks { body = emph(body) }
  if "strike" in marks { body = strike(body) }
  if "underline" in marks { body = underline(body) }
  let to = run.at("link", default: none)
  if to != none { link(to, body) } else { body }
}
#let inlines(runs) = runs.map(inline).join()
// About how much room a text takes: a line of its own takes as much as a full one.
#let extent(words) = words.len() + 60 * words.split("\n").len()
// Rows are not cut, unless one alone is too long for that: with one cell that is not, a row is none that may be.
#let cells(row, columns, sides) = {
  let breakable = row.any(words => extent(words) > 900)
  row.enumerate().map(((at, words)) => {
    let whole = columns.at(at).at("holds", default: none) == "hash"
    let body = if whole { text(size: 7.4pt, words.replace("\u{200b}", "")) } else { sided(words, words) }
    table.cell(breakable: breakable, align: (if is-leftward(words) { right } else { sides.at(at) }) + top, body)
  })
}
// What would not fit on a page is not kept on one: what is below its end would be lost.
#let fits(blocks) = blocks.map(it => it.at("facts", default: ()).map(fact => extent(fact.value)).sum(default: 0)).sum(default: 0) < 1800

// A table that takes no more of a page is not cut; a longer one repeats its headers.
#let short = 470pt

#let one(it) = {
  let blocks(all) = all.map(one).join()
  if it.kind == "heading" {
    sided(it.text, heading(level: it.level, it.text))
  } else if it.kind == "paragraph" {
    let tone = it.at("tone", default: none)
    let body = inlines(it.inlines)
    sided(words-of(it), if tone == "lead" { par(text(size: 15pt, weight: "bold", body)) } else if tone == "quiet" { block(sticky: true, text(fill: quiet, size: if report.compact { 8pt } else { 10pt }, body)) } else { par(body) })
  } else if it.kind == "text-heading" {
    block(sticky: true, above: 1.1em, below: 0.6em, sided(words-of(it), strong(inlines(it.inlines))))
  } else if it.kind == "list" {
    let items = it.items.map(item => blocks(item))
    sided(words-of(it), if it.ordered { enum(start: it.start, tight: false, ..items) } else { list(tight: false, ..items) })
  } else if it.kind == "quote" {
    quote(block: true, blocks(it.blocks))
  } else if it.kind == "code" {
    block(fill: rgb("#f3f5f7"), inset: 7pt, radius: 3pt, width: 100%, text(font: report.mono, size: 8.5pt, it.text.split("\n").map(part => text(part)).join(linebreak())))
  } else if it.kind == "facts" {
    // A list of terms, because only tables with a row of headers are tagged with them.
    set strong(delta: 0)
    // So that a hash stands in one line.
    set text(size: 9.5pt)
    block(above: 1.1em, below: 1.3em, breakable: not fits((it,)), terms(
      hanging-indent: 13.2em,
      separator: [],
      spacing: if report.compact { 0.6em } else { 0.75em },
      ..it.facts.map(fact => terms.item(box(width: 13.2em, text(fill: quiet, fact.name)), fact.value)),
    ))
  } else if it.kind == "table" {
    let sides = it.columns.map(column => if column.at("align", default: "start") == "end" { right } else { left })
    let whole = figure(
      kind: table,
      caption: figure.caption(position: top, it.caption),
      {
        set text(size: 8.5pt)
        table(
          columns: it.columns.map(column => column.width * 1fr),
          fill: (x, y) => if y == 0 { rgb("#eef2f6") },
          table.header(..it.columns.enumerate().map(((at, column)) => table.cell(align: sides.at(at) + bottom, strong(column.title)))),
          ..it.rows.map(row => cells(row, it.columns, sides)).flatten(),
        )
      },
    )
    // With so many rows none is short.
    if it.rows.len() > 25 { whole } else {
      layout(size => block(breakable: measure(width: size.width, whole).height > short, whole))
    }
  } else if it.kind == "text-table" {
    let width = calc.max(1, ..it.rows.map(row => row.len()))
    let padded = it.rows.map(row => row + ((header: false, blocks: ()),) * (width - row.len()))
    let body(row) = row.map(each => table.cell(if each.header { strong(blocks(each.blocks)) } else { blocks(each.blocks) }))
    let heads = padded.len() > 1 and padded.first().all(each => each.header)
    table(
      columns: (1fr,) * width,
      stroke: 0.5pt + line-colour,
      ..if heads { (table.header(..body(padded.first())),) } else { () },
      ..padded.slice(if heads { 1 } else { 0 }).map(body).flatten(),
    )
  } else if it.kind == "chart" {
    figure(caption: it.caption, image(bytes(it.svg), format: "svg", width: it.width * 1%, alt: it.alternative))
  } else if it.kind == "notice" {
    block(fill: rgb("#fff6e0"), stroke: (left: 3pt + rgb("#b07a00")), inset: if report.compact { 6pt } else { 9pt }, width: 100%, it.text)
  } else if it.kind == "rule" {
    pdf.artifact(line(length: 100%, stroke: 0.5pt + line-colour))
  } else if it.kind == "together" {
    let first = it.blocks.first()
    let above = if first.kind == "heading" { if first.level == 2 { 2em } else { 1.6em } } else { 1em }
    block(breakable: not fits(it.blocks), sticky: it.at("isContinued", default: false), above: above, blocks(it.blocks))
  }
}

#let blocks(all) = all.map(one).join()

// With so many rows in what may have fewer, and without it where there are none.
#let with-rows(blocks, most) = blocks.map(it => if it.at("isSpare", default: false) {
  (..it, blocks: it.blocks.map(inner => if inner.kind == "table" { (..inner, rows: inner.rows.slice(0, calc.min(most, inner.rows.len()))) } else { inner }))
} else { it }).filter(it => most > 0 or not it.at("isSpare", default: false))

// What a long report consists of, below its title.
#let contents = {
  block(sticky: true, above: 3em, below: 1em, strong[Contents])
  set text(size: 9.5pt)
  outline(title: none, target: heading.where(level: 2), indent: 0pt)
}

#let front = {
  if not report.compact { v(18%) }
  text(size: 10pt, fill: quiet, weight: "bold")[PKI Maturity Model]
  heading(level: 1, report.title)
  block(width: 100%, below: if report.compact { 1em } else { 2em }, sided(report.subtitle, text(size: 16pt, report.subtitle)))
  // Where the statement stands right below, it says so.
  if report.draft and not report.compact { one((kind: "notice", text: "Draft: this assessment is not finalized.")) }
  if report.label != none { one((kind: "notice", text: report.label)) }
  if report.cover.facts.len() > 0 { one(report.cover) }
  if lacking != "" { block(above: 1em, text(size: 8.5pt, fill: quiet, lacking)) }
}
#if report.compact {
  // One page, whatever the names: as many rows as it has room for.
  layout(size => {
    let body(most) = front + blocks(with-rows(report.blocks, most))
    let most = 8
    while most > 0 and measure(width: size.width, body(most)).height > size.height { most -= 1 }
    body(most)
  })
} else {
  front
  if report.listed { contents }
  pagebreak()
  blocks(report.blocks)
}
`;
