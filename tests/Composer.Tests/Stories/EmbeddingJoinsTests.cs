using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>Stories that are joined by what they mean; the directions are invented.</summary>
public sealed class EmbeddingJoinsTests
{
    private static readonly Article Resigns = Meaning(0, "Mayor of Lindmouth resigns over flood", "Paul Ferris stepped down on Monday.");

    private static readonly Article Quits = Meaning(
        0, "Ferris quits town hall", "Criticism in Lindmouth had grown since the spring, council members say.");

    [Fact]
    public void One_event_in_other_words_is_one_story_where_its_meaning_is_the_same()
    {
        Group(GroupingBasis.Words, Resigns, Quits).ShouldBe([0, 1]);
        Group(GroupingBasis.Embeddings, Resigns, Quits).ShouldBe([0, 0]);
    }

    [Fact]
    public void Without_an_embedding_words_alone_count() =>
        Group(GroupingBasis.Embeddings, Resigns, Quits with { Embedding = null }).ShouldBe([0, 1]);

    [Fact]
    public void Embeddings_of_two_models_do_not_compare() =>
        Group(GroupingBasis.Embeddings, Resigns, Quits with { Embedding = Quits.Embedding! with { Model = "another" } }).ShouldBe([0, 1]);

    [Fact]
    public void Reports_with_different_meanings_are_not_joined() =>
        Group(GroupingBasis.Embeddings, Resigns, Quits with { Embedding = Towards(90) }).ShouldBe([0, 1]);

    [Fact]
    public void A_name_in_the_place_of_another_keeps_apart_what_means_the_same() =>
        Group(GroupingBasis.Embeddings, Resigns, Meaning(0, "Mayor of Talheim resigns over flood", "Joan Pike stepped down on Monday."))
            .ShouldBe([0, 1]);

    [Fact]
    public void Another_number_that_names_something_keeps_apart_what_means_the_same() =>
        Group(GroupingBasis.Embeddings, Meaning(0, "Two killed on Highway 7 near Ashford", "A car and a lorry collided."),
            Meaning(0, "Lorry driver among dead on Highway 14 near Ashford", "The crash happened at dawn.")).ShouldBe([0, 1]);

    [Fact]
    public void An_item_that_two_stories_claim_equally_joins_neither()
    {
        var visits = Meaning(20, "Minister visits Lindmouth", "Council members showed her the damage of the spring.");

        Group(GroupingBasis.Embeddings, Resigns with { Embedding = Towards(-20) }, visits, Quits).ShouldBe([0, 1, 2]);
        Group(GroupingBasis.Embeddings, visits, Quits).ShouldBe([0, 0]);
    }

    [Fact]
    public void The_entries_of_one_feed_are_not_joined_by_what_they_mean() =>
        Group(GroupingBasis.Embeddings, Resigns with { FeedUrl = "feed" }, Quits with { FeedUrl = "feed" }).ShouldBe([0, 1]);

    [Fact]
    public void Reports_with_the_same_meaning_are_one_story_if_the_edition_groups_by_embeddings()
    {
        var items = new[] { (North, Resigns), (South, Quits) }
            .Select(i => Item(i.Item1, i.Item2.Title, text: i.Item2.Text) with
            {
                Summary = [i.Item2.Text],
                Embedding = i.Item2.Embedding,
            })
            .ToArray();
        var edition = Edition(Section("News", Feed(North), Feed(South)));

        int Stories(GroupingBasis basis) =>
            Composition.Compose(Input(edition, items) with { Grouping = new GroupingOptions { Grouping = basis } }).Stories;

        Stories(GroupingBasis.Words).ShouldBe(2);
        Stories(GroupingBasis.Embeddings).ShouldBe(1);
    }

    [Fact]
    public void A_sketch_keeps_what_its_item_means()
    {
        var item = Some.Item(1, Some.Morning) with { Embedding = Towards(30) };

        SketchedItems.Of([item]).Of(item.ItemId).Words.Meaning.ShouldNotBeNull()
            .Similarity(ArticleMeaning.Of(Towards(90).Vector, WordForm.KeyOf("invented")).ShouldNotBeNull())
            .ShouldNotBeNull().ShouldBe(0.5f, 0.01f);
    }

    private static IReadOnlyList<int> Group(GroupingBasis basis, params Article[] articles) =>
        StoryGrouping.Group(articles, new GroupingOptions { Grouping = basis });

    private static Article Meaning(double degrees, string title, string text) => new()
    {
        ItemId = NameBasedId.Create("meaning", title),
        FeedUrl = "https://" + title.GetHashCode(StringComparison.Ordinal),
        Title = title,
        Summary = text,
        Text = text,
        Language = "en",
        Published = Some.Morning,
        Embedding = Towards(degrees),
    };

    private static Embedding Towards(double degrees) => new()
    {
        Model = "invented",
        Vector = [Component(Math.Cos(degrees * Math.PI / 180)), Component(Math.Sin(degrees * Math.PI / 180))],
    };

    private static byte Component(double value) => (byte)(sbyte)Math.Round(127 * value);
}
