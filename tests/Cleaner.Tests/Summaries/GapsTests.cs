using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Sentences;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class GapsTests
{
    private static readonly SummaryCandidate Plain = new() { Sentence = "The council of Holm met on Tuesday." };
    private static readonly SummaryCandidate Refused = Plain with { RefusedBecause = "asks a question" };
    private static readonly SummaryOptions Options = new() { Sentences = 3, Words = 30 };

    [Fact]
    public void A_sentence_that_stands_by_itself_stays_behind_a_gap() =>
        Close([0, 2], Plain, Plain, Plain).ShouldBe([0, 2]);

    [Fact]
    public void One_that_must_follow_closely_yields_to_what_follows() =>
        Close([0, 2], Plain, Plain, Plain with { FollowsClosely = true }).ShouldBe([0, 1]);

    [Fact]
    public void Nothing_takes_its_place_where_the_next_one_may_not_be_quoted() =>
        Close([0, 2], Plain, Refused, Plain with { FollowsClosely = true }).ShouldBe([0]);

    [Fact]
    public void One_that_must_follow_closely_stays_where_it_does() =>
        Close([0, 1], Plain, Plain with { FollowsClosely = true }).ShouldBe([0, 1]);

    [Fact]
    public void What_was_introduced_in_a_sentence_left_out_is_left_out_too() =>
        Close([0, 2], Plain, Refused, Plain with { IntroducedIn = [1] }).ShouldBe([0]);

    [Fact]
    public void What_was_introduced_in_a_sentence_shown_stays() =>
        Close([0, 2], Plain, Refused, Plain with { IntroducedIn = [0] }).ShouldBe([0, 2]);

    [Fact]
    public void The_first_sentence_brings_the_one_that_introduces_what_it_speaks_of() =>
        Close([2, 3], Plain, Plain, Plain with { IntroducedIn = [0] }, Plain).ShouldBe([0, 2, 3]);

    [Fact]
    public void The_first_sentence_stays_alone_where_that_one_may_not_be_quoted() =>
        Close([2, 3], Refused, Plain, Plain with { IntroducedIn = [0] }, Plain).ShouldBe([2, 3]);

    [Fact]
    public void The_first_sentence_stays_alone_where_there_is_no_room() =>
        Gaps.Close([1], [Plain, Plain with { IntroducedIn = [0] }], [20, 20], Options).ShouldBe([1]);

    [Fact]
    public void A_claim_behind_a_gap_goes_with_its_denial() =>
        Close([0, 2, 3], Plain, Refused, Plain with { NeedsNext = true, FollowsClosely = true }, Plain with { NeedsPrevious = true })
            .ShouldBe([0]);

    [Fact]
    public void A_claim_is_not_parted_from_its_denial_for_want_of_room() =>
        Gaps.Close(
            [1, 2, 3],
            [Plain, Plain with { IntroducedIn = [0] }, Plain with { NeedsNext = true }, Plain with { NeedsPrevious = true }],
            [8, 8, 8, 8],
            Options).ShouldBe([0, 1]);

    private static IReadOnlyList<int> Close(IReadOnlyList<int> chosen, params SummaryCandidate[] sentences) =>
        Gaps.Close(chosen, sentences, [.. sentences.Select(_ => 7)], Options);
}
