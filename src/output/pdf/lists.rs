//! Lists as part of the text around them.
//!
//! Typst sets a list as a box of its own, and each mark twice, to know how wide the marks are. Most of what our documents
//! tell stands in lists, in which all marks look alike: so here a mark is measured once for all lists, and an item is a
//! block like others, with its mark placed beside it. It is tagged as before.

use typst::comemo::Track;
use typst::diag::SourceResult;
use typst::engine::Engine;
use typst::foundations::{
    Content, Context, Depth, NativeElement, NativeRuleMap, Packed, ShowFn, Smart, StyleChain, Target,
};
use typst::introspection::Locator;
use typst::layout::{
    Abs, Alignment, Axes, BlockBody, BlockElem, BoxElem, Dir, Frame, HAlignment, Length, PlaceElem, Region, Rel, Sides,
    Spacing, VAlignment,
};
use typst::model::{EnumElem, ListElem, Numbering, ParElem, ParbreakElem};
use typst::pdf::PdfMarkerTag;
use typst::text::TextElem;

/// Has lists set so.
pub fn simplify(rules: &mut NativeRuleMap) {
    rules.replace(Target::Paged, LIST);
    rules.replace(Target::Paged, ENUM);
}

const LIST: ShowFn<ListElem> = |list, engine, styles| {
    let Depth(depth) = styles.get(ListElem::depth);
    let mark = list.marker.get_ref(styles).resolve(engine, styles, depth)?;
    let items = list.children.iter().map(|item| (mark.clone(), item.body.clone().set(ListElem::depth, Depth(1))));
    let shape = Shape {
        is_plain: mark.is::<TextElem>(),
        tight: list.tight.get(styles),
        spacing: list.spacing.get(styles),
        indent: list.indent.resolve(styles),
        gap: list.body_indent.resolve(styles),
        align: list.marker_align.get(styles),
    };
    shape.set(items.collect(), engine, styles)
};

const ENUM: ShowFn<EnumElem> = |list, engine, styles| {
    let (numbering, full, reversed) =
        (list.numbering.get_ref(styles), list.full.get(styles), list.reversed.get(styles));
    let parents = styles.get_cloned(EnumElem::parents);
    let mut next = list.start.get(styles).unwrap_or(if reversed { list.children.len() as u64 } else { 1 });
    let mut items = Vec::new();
    for item in &list.children {
        let number = item.number.get(styles).unwrap_or(next);
        next = if reversed { number.saturating_sub(1) } else { number.saturating_add(1) };
        let mark = match numbering {
            Numbering::Pattern(pattern) if !full => {
                TextElem::packed(pattern.apply_kth(engine, item.span(), parents.len(), number))
            }
            numbering => {
                let numbers: Vec<u64> = parents.iter().copied().filter(|_| full).chain([number]).collect();
                let context = Context::new(None, Some(styles));
                numbering.apply(engine, context.track(), item.span(), &numbers)?.display()
            }
        };
        // A full stop at the end would hang over into the gap.
        let body = item.body.clone().set(EnumElem::parents, std::iter::once(number).collect());
        items.push((mark.set(TextElem::overhang, false), body));
    }
    let shape = Shape {
        is_plain: matches!(numbering, Numbering::Pattern(_)),
        tight: list.tight.get(styles),
        spacing: list.spacing.get(styles),
        indent: list.indent.resolve(styles),
        gap: list.body_indent.resolve(styles),
        align: list.number_align.get(styles),
    };
    shape.set(items, engine, styles)
};

/// How a list looks.
struct Shape {
    /// Whether marks are nothing but text.
    is_plain: bool,
    tight: bool,
    spacing: Smart<Length>,
    indent: Abs,
    gap: Abs,
    align: Alignment,
}

impl Shape {
    /// Sets items, each a mark and a body.
    fn set(&self, items: Vec<(Content, Content)>, engine: &mut Engine, styles: StyleChain) -> SourceResult<Content> {
        let mut widths = Vec::with_capacity(items.len());
        for (mark, _) in &items {
            widths.push(lay_out(mark, engine, styles)?.width());
        }
        let widest = widths.iter().copied().max().unwrap_or_default();
        let inset: Rel<Length> = (self.indent + widest + self.gap).into();
        let is_rtl = styles.resolve(TextElem::dir) == Dir::RTL;
        let inset = if is_rtl {
            Sides { right: Some(inset), ..Sides::default() }
        } else {
            Sides { left: Some(inset), ..Sides::default() }
        };
        let spacing = self
            .spacing
            .unwrap_or_else(|| if self.tight { styles.get(ParElem::leading) } else { styles.get(ParElem::spacing) });
        let (between, last) = (Smart::Custom(Spacing::from(spacing)), items.len().saturating_sub(1));
        let item = |(at, ((mark, body), width)): (usize, ((Content, Content), Abs))| {
            let back = self.gap
                + match self.align.x() {
                    Some(HAlignment::Start | HAlignment::Left) => widest,
                    Some(HAlignment::Center) => (widest + width) / 2.0,
                    _ => width,
                };
            let place = Alignment::Both(HAlignment::Start, self.align.y().unwrap_or(VAlignment::Top));
            let mark = if self.is_plain { once(mark) } else { mark };
            let mark = PlaceElem::new(PdfMarkerTag::ListItemLabel(mark))
                .with_alignment(Smart::Custom(place))
                .with_dx(if is_rtl { back } else { -back }.into())
                .pack();
            let body = if self.tight { body } else { body + ParbreakElem::shared().clone() };
            let content = mark + PdfMarkerTag::ListItemBody(body);
            BlockElem::new()
                .with_above(if at == 0 { Smart::Auto } else { between })
                .with_below(if at == last { Smart::Auto } else { between })
                .with_inset(inset)
                .with_body(Some(BlockBody::Content(content)))
                .pack()
        };
        Ok(Content::sequence(items.into_iter().zip(widths).enumerate().map(item)))
    }
}

/// A mark as wide as it is. Typst remembers what it did for the same mark in the same style.
fn lay_out(mark: &Content, engine: &mut Engine, styles: StyleChain) -> SourceResult<Frame> {
    let room = Region::new(Axes::splat(Abs::inf()), Axes::splat(false));
    typst_layout::layout_frame(engine, mark, Locator::root(), styles, room)
}

/// A mark that is laid out once, wherever it stands.
fn once(mark: Content) -> Content {
    let boxed = Packed::new(BoxElem::new().with_body(Some(mark)));
    BlockElem::single_layouter(boxed, |boxed, engine, _, styles, _| {
        let mark = boxed.body.get_cloned(styles).unwrap_or_default();
        lay_out(&mark, engine, styles)
    })
    .pack()
}
