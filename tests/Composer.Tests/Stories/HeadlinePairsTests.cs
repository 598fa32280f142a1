using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>Pairs of short reports: events of one kind in other places, and one event in other words.</summary>
public class HeadlinePairsTests
{
    [Fact]
    public void Events_of_one_kind_with_another_place_team_company_number_or_day_are_different_stories()
    {
        var pairs = Pairs().Where(p => !p.IsOne && !p.Row.StartsWith("same-people ", StringComparison.Ordinal)).ToList();
        pairs.Count.ShouldBeGreaterThanOrEqualTo(600);
        var joined = pairs.Where(p => AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        joined.Count.ShouldBeLessThanOrEqualTo(pairs.Count / 200, string.Join('\n', joined));
    }

    [Theory]
    [InlineData("retellings", 10)]
    [InlineData("retellings-2", 5)]
    [InlineData("retellings-3", 5)]
    [InlineData("retellings-4", 5)]
    [InlineData("retellings-5", 5)]
    [InlineData("retellings-6", 20)]
    [InlineData("retellings-7", 6)]
    [InlineData("retellings-8", 6)]
    [InlineData("retellings-9", 6)]
    [InlineData("retellings-10", 20)]
    [InlineData("retellings-11", 5)]
    public void One_event_in_other_words_is_one_story(string file, int onePairInSoManyMayBeMissed)
    {
        var pairs = Pairs().Where(p => p.Row.StartsWith(file + " ", StringComparison.Ordinal)).ToList();
        pairs.ShouldNotBeEmpty();
        var apart = pairs.Where(p => !AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        apart.Count.ShouldBeLessThanOrEqualTo(pairs.Count / onePairInSoManyMayBeMissed, string.Join('\n', apart));
    }

    /// <summary>Two people who meet twice in a day, with few words about either: nothing but the words could tell.</summary>
    [Fact]
    public void Nine_of_ten_pairs_of_events_of_the_same_two_people_on_one_day_are_different_stories()
    {
        var pairs = Pairs().Where(p => p.Row.StartsWith("same-people ", StringComparison.Ordinal)).ToList();
        pairs.ShouldNotBeEmpty();
        var joined = pairs.Where(p => AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        joined.Count.ShouldBeLessThanOrEqualTo(pairs.Count / 10, string.Join('\n', joined));
    }

    [Theory]
    [InlineData("Wheat prices climb to six-month high", "Coffee prices climb to six-month high", 0, false)]
    [InlineData("Boy trapped in Talheim well", "Boy freed from Talheim well", 0, false)]
    [InlineData("Boy trapped in Talheim well", "Boy freed from Talheim well", 1, true)]
    [InlineData("Apex unveils phone with folding screen", "Apex launches phone with folding screen", 0, true)]
    [InlineData("Judges reject appeal by former mayor Holt", "Judges dismiss appeal by former mayor Holt", 0, true)]
    [InlineData("Lime Street season two renewed", "Lime Street season three cancelled", 1, false)]
    [InlineData("Two dead in Talheim mine fire", "Five dead in Talheim mine fire", 0, true)]
    [InlineData("Senator Crane backs tax bill", "Senator Crane backs gun bill", 0, false)]
    [InlineData("Dollar falls as inflation slows", "Yen falls as growth slows", 0, false)]
    [InlineData("Varga wins women's 200m title", "Varga wins women's 400m title", 1, false)]
    [InlineData("Varga wins 1500 metres", "Varga wins 800 metres", 1, false)]
    [InlineData("Halden Glass cuts 1,200 jobs", "Morwind Steel cuts 1,200 jobs", 1, false)]
    [InlineData("Halden Glass cuts 1,200 jobs", "Halden Glass sheds 1,200 jobs", 0, true)]
    [InlineData("Customs seize two tonnes of tobacco in Talheim", "Customs seize two tonnes of ivory in Talheim", 0, false)]
    public void Another_word_in_the_same_headline_is_another_event_or_the_next_day_of_this_one(
        string headline, string other, int daysLater, bool areOne)
    {
        var first = StoryPairs.Of("en", headline, "", "first");
        var second = StoryPairs.Of("en", other, "", "second");
        AreOne(first, second with { Published = second.Published + TimeSpan.FromDays(daysLater) }).ShouldBe(areOne);
    }

    [Theory]
    [InlineData("ru", "«Заря» обыграла «Север» со счетом 3:1", "«Волна» обыграла «Ветер» со счетом 3:1")]
    [InlineData("ja", "千葉県に大雨警報、土砂災害に注意", "三重県に大雨警報、土砂災害に注意")]
    [InlineData("ko", "한빛전자 2분기 영업이익 15% 증가", "대양조선 2분기 영업이익 15% 증가")]
    [InlineData("ja", "山田市長が辞職願を提出", "田中市長が辞職願を提出")]
    [InlineData("da", "Storbrand i Esbjerg: Havnehal udbrændt", "Storbrand i Randers: Møbelfabrik udbrændt")]
    [InlineData("fr", "Renard et Castel se rencontrent à Genève", "Renard et Castel s'opposent sur les visas")]
    [InlineData("sv", "Riksbanken höjer räntan med 0,25 procentenheter", "Norges Bank sänker räntan med 0,25 procentenheter")]
    [InlineData("pl", "Strajk pielęgniarek w poniedziałek", "Strajk nauczycieli w poniedziałek")]
    public void Names_are_compared_as_a_language_writes_them(string language, string headline, string other) =>
        AreOne(StoryPairs.Of(language, headline, "", "first"), StoryPairs.Of(language, other, "", "second")).ShouldBeFalse();

    [Theory]
    [InlineData("ru", "Умер режиссёр Олег Ветров", "Скончался Олег Ветров, режиссёр фильма «Туман»")]
    [InlineData("de", "Sängerin Lene Marbach gestorben", "Lene Marbach ist tot")]
    [InlineData("es", "Fallece Rodrigo Salas", "Muere el poeta Rodrigo Salas")]
    [InlineData("fi", "Kuuselan Saha irtisanoo 1 200 työntekijää", "Kuuselan Sahalta lähtee 1 200 työntekijää")]
    [InlineData("it", "Morto il regista Aldo Ferrante", "Addio ad Aldo Ferrante, regista di «Nebbia»")]
    [InlineData("de", "Warnstreik an Berliner Kitas am Donnerstag", "Berlin: Kitas bleiben am Donnerstag wegen Warnstreiks geschlossen")]
    public void A_short_headline_with_names_is_no_headline_in_title_case(string language, string headline, string other) =>
        AreOne(StoryPairs.Of(language, headline, "", "first"), StoryPairs.Of(language, other, "", "second")).ShouldBeTrue();

    private static bool AreOne(Article first, Article second) => StoryPairs.AreOne(first, second);

    private static IEnumerable<(string Row, bool IsOne, Article First, Article Second)> Pairs() =>
        StoryPairs.Read(Repository.PathOf("tests/Composer.Tests/Stories/pairs"));
}
