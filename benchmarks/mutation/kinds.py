"""Every kind of drift and every harmless change, by hand; what each does is the first line of its docstring."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.mutation import beside, facts, form, harmless, links, measures, structure
from benchmarks.mutation.page import Page

Change = Callable[[Page, Random], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A change, and the part of the proof that it tests; `alike` when it is made in every language at once."""

    part: str
    change: Change
    alike: bool = False

    @property
    def name(self) -> str:
        """Return what the kind is called."""
        return self.change.__name__.replace("_", " ") + (", in every language" if self.alike else "")

    @property
    def about(self) -> str:
        """Return what it does."""
        return (self.change.__doc__ or "").partition("\n")[0]


PARTS = {
    "a": "The facts of a page are those of the data",
    "b": "What a reader sees is the value, in the form too",
    "c": "Nothing is stated outside of facts, and no fact is hidden",
    "d": "The same structure, logic and words",
    "e": "Links and other languages",
}
KINDS = (
    *(
        Kind("a", change)
        for change in (
            facts.market_dropped,
            facts.association_dropped,
            facts.exam_dropped,
            facts.exam_added,
            facts.exam_twice,
            facts.fact_twice,
            facts.value_alone_changed,
            facts.value_and_text_changed,
            facts.path_changed,
            facts.figures_swapped,
            facts.date_dropped,
            facts.note_moved,
            facts.another_day,
            facts.older_build,
            facts.older_facts_of_the_day,
            facts.another_page,
        )
    ),
    *(
        Kind("b", change)
        for change in (
            facts.three_times_the_amount,
            facts.zero_lost,
            facts.digit_lost,
            facts.digit_changed,
            facts.code_of_another_exam,
            facts.space_in_a_code,
            facts.full_width_digits,
            facts.arabic_digits,
            facts.chinese_digits,
            facts.bare_dollar,
            facts.no_currency,
            facts.another_currency,
            facts.ten_thousands,
            facts.grouped_as_abroad,
            facts.grouped_wrongly,
            facts.with_cents,
            facts.day_off_by_one,
            facts.day_and_month_swapped,
            facts.date_in_figures,
            facts.another_month,
            facts.day_dropped,
            facts.number_as_a_word,
            facts.direction_overridden,
            facts.unseen_character,
            facts.emptied,
            facts.split_in_two,
            facts.more_in_the_element,
            facts.link_of_another_exam,
            facts.link_and_path_of_another_exam,
            facts.address_changed,
            facts.name_of_another,
            facts.name_in_english,
            facts.name_in_english_on_purpose,
            facts.written_as_in_another_language,
            form.form_with_another_figure,
            form.form_without_a_demand,
            form.form_without_an_association,
            form.form_of_another_day,
            form.form_with_another_relation,
            form.form_with_another_name,
            form.form_in_other_words,
            form.form_with_its_words_swapped,
            form.form_in_bare_dollars,
            form.form_of_another_language,
            form.form_dropped,
            form.form_that_cannot_be_read,
        )
    ),
    *(
        Kind("c", change)
        for change in (
            beside.figure_in_text,
            beside.figure_in_a_sentence,
            beside.figure_beside_a_code,
            beside.sign_beside_a_figure,
            beside.sign_in_an_empty_cell,
            beside.sign_beside_words,
            beside.figure_between_items,
            beside.figure_in_an_attribute,
            beside.figure_of_an_image,
            beside.figure_hidden,
            beside.fact_hidden,
            beside.fact_struck_out,
            beside.fact_in_a_comment,
            beside.element_lost,
            beside.path_lost,
            beside.value_lost,
            beside.list_that_counts,
            beside.figure_in_the_head,
            beside.fact_in_a_hiding_class,
            beside.fact_folded,
            beside.article_hidden,
            beside.direction_turned,
        )
    ),
    *(
        Kind("d", change)
        for change in (
            structure.connective_in_text,
            structure.connective_in_rule,
            structure.connective_in_attribute,
            structure.connective_everywhere,
            structure.lead_in_everywhere,
            structure.lead_in_dropped,
            structure.lead_in_apart,
            structure.connective_dropped,
            structure.lead_in_reworded,
            structure.need_reworded,
            structure.need_everywhere,
            structure.need_in_attribute,
            structure.relation_reworded,
            structure.relation_in_attribute,
            structure.each_lost,
            structure.group_of_another,
            structure.another_group,
            structure.people_swapped,
            structure.at_least_lost,
            structure.another_plural_form,
            structure.condition_reworded,
            structure.word_inserted,
            structure.words_outside_messages,
            structure.list_joined_otherwise,
            structure.list_style_changed,
            structure.badge_reworded,
            structure.badge_changed,
            structure.badge_dropped,
            structure.badge_added,
            structure.tense_reworded,
            structure.coming_end_dropped,
            structure.coming_end_moved,
            structure.coming_ends_swapped,
            structure.warning_planted,
            structure.section_dropped,
            structure.sections_swapped,
            structure.columns_swapped,
            structure.rows_swapped,
            structure.cell_emptied,
            structure.cell_widened,
            structure.cell_added,
            structure.row_under_another_group,
            structure.heads_of_rows_swapped,
            structure.alternative_dropped,
            structure.people_in_all_dropped,
            structure.names_of_options_swapped,
            structure.tier_under_another_option,
            structure.products_joined_by_and,
            structure.heading_changed,
            structure.id_translated,
            structure.id_twice,
            structure.list_flattened,
            structure.list_half_reversed,
            structure.item_moved,
            structure.message_of_another,
            structure.message_id_lost,
            structure.label_of_another,
            structure.sentence_in_english,
            structure.sentence_back_in_english,
            structure.sentence_in_other_english,
            structure.mark_lost,
            structure.mark_added,
            structure.wrong_language_of_the_page,
            structure.wrong_language_of_words,
            structure.page_of_another_language,
            structure.article_of_another_language,
            structure.truncated,
            structure.article_lost,
            structure.two_articles,
            structure.block_dropped,
        )
    ),
    *(
        Kind("e", change)
        for change in (
            links.anchor_gone,
            links.anchor_unknown,
            links.page_unknown,
            links.link_to_another_competency,
            links.link_that_runs,
            links.link_to_another_language,
            links.link_to_another_host,
            links.head_of_another_page,
            links.head_link_dropped,
            links.link_in_the_frame,
            links.alternates_swapped,
            links.alternate_to_another_page,
            links.alternate_dropped,
            links.english_of_another_page,
            links.links_from_elsewhere,
        )
    ),
    # What all languages have in common is found by the data alone.
    *(
        Kind(part, change, alike=True)
        for part, change in (
            ("a", facts.market_dropped),
            ("a", facts.association_dropped),
            ("a", facts.exam_dropped),
            ("a", facts.exam_added),
            ("a", facts.figures_swapped),
            ("a", facts.date_dropped),
            ("a", facts.note_moved),
            ("a", facts.path_changed),
            ("b", facts.link_and_path_of_another_exam),
            ("d", structure.connective_everywhere),
            ("d", structure.connective_in_rule),
            ("d", structure.lead_in_everywhere),
            ("d", structure.lead_in_dropped),
            ("d", structure.lead_in_apart),
            ("d", structure.connective_dropped),
            ("d", structure.need_everywhere),
            ("d", structure.group_of_another),
            ("d", structure.people_swapped),
            ("d", structure.badge_changed),
            ("d", structure.badge_dropped),
            ("d", structure.coming_end_dropped),
            ("d", structure.coming_end_moved),
            ("d", structure.coming_ends_swapped),
            ("d", structure.warning_planted),
            ("d", structure.section_dropped),
            ("d", structure.sections_swapped),
            ("d", structure.columns_swapped),
            ("d", structure.rows_swapped),
            ("b", form.form_with_another_figure),
            ("b", form.form_without_a_demand),
            ("b", form.form_without_an_association),
            ("b", form.form_of_another_day),
            ("b", form.form_with_another_relation),
            ("b", form.form_with_another_name),
            ("c", beside.fact_folded),
            ("c", beside.sign_beside_a_figure),
            ("c", beside.sign_in_an_empty_cell),
            ("d", structure.cell_emptied),
            ("d", structure.cell_widened),
            ("d", structure.cell_added),
            ("d", structure.row_under_another_group),
            ("d", structure.heads_of_rows_swapped),
            ("d", structure.alternative_dropped),
            ("d", structure.people_in_all_dropped),
            ("d", structure.names_of_options_swapped),
            ("d", structure.tier_under_another_option),
            ("d", structure.products_joined_by_and),
            ("d", structure.item_moved),
            ("d", measures.period_dropped),
            ("d", measures.period_of_another),
            ("d", measures.period_added),
            ("d", measures.minimum_as_average),
            ("d", measures.sentence_of_another_metric),
            ("d", measures.figure_without_its_sentence),
            ("d", measures.all_markets_dropped),
            ("d", measures.market_of_a_figure_of_all),
            ("d", measures.kinds_of_exams_swapped),
            ("d", measures.focus_areas_swapped),
            ("d", measures.figure_elsewhere),
            ("d", measures.first_cell_dropped),
            ("d", measures.head_below_its_rows),
            ("d", measures.summary_of_another),
            ("e", links.link_to_another_competency),
            ("e", links.link_to_another_host),
            ("e", links.head_of_another_page),
            ("e", links.head_link_dropped),
        )
    ),
)
HARMLESS = tuple(
    Kind("", change)
    for change in (
        harmless.space_between_blocks,
        harmless.space_within_text,
        harmless.attributes_in_another_order,
        harmless.quotes_of_attributes,
        harmless.comments,
        harmless.other_head,
        harmless.other_frame,
        harmless.no_scripts,
        harmless.other_classes,
        harmless.other_words,
        harmless.entities,
        harmless.spans_around_words,
        harmless.numbers_as_entities,
    )
)
