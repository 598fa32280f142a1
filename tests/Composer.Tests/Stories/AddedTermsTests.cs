using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>What a headline says in the words of another: abbreviations of its names, compounds and their parts.</summary>
public class AddedTermsTests
{
    [Theory]
    [InlineData("en", "European Central Bank keeps deposit rate", "ECB decides today", "ecb")]
    [InlineData("en", "Department of Justice sues Tessen", "The DOJ goes to court", "doj")]
    [InlineData("es", "La Organización Mundial de la Salud alerta", "La OMS pide calma", "oms")]
    [InlineData("fr", "La Banque centrale européenne attend", "La BCE ne bouge pas", "bce")]
    [InlineData("ru", "Всемирная организация здравоохранения предупредила", "ВОЗ просит денег", "воз")]
    public void A_name_has_the_abbreviation_that_is_its_initials(string language, string headline, string other, string term) =>
        Has(language, headline, other, term).ShouldBeTrue();

    [Theory]
    [InlineData("en", "European central heating is obsolete", "ECH fails")]
    [InlineData("en", "Federal Reserve waits", "The fed bear sleeps")]
    [InlineData("de", "Europäische Union wächst", "EU-Haushalt steht")]
    [InlineData("de", "Bundesgerichtshof verhandelt", "BGH vertagt")]
    [InlineData("fr", "Les Nations unies tardent", "L'ONU se tait")]
    [InlineData("ru", "Евросоюз вводит пошлины", "ЕС ждёт ответа")]
    [InlineData("ja", "日本銀行が利上げ", "日銀の決定")]
    [InlineData("zh", "欧洲联盟加征关税", "欧盟宣布")]
    public void A_name_has_the_abbreviation_that_is_customary(string language, string headline, string other)
    {
        var articles = Read(language, headline, other);
        articles[0].Terms.Span.ToArray().Intersect(articles[1].Terms.Span.ToArray()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("en", "Boris Adams Tell wins", "A bat in the town hall", "bat")]
    [InlineData("en", "Emil Unger wins", "EU waits", "eu")]
    [InlineData("de", "Vereinte Nationen beraten", "Der Film läuft un und anders", "un")]
    public void A_word_in_small_letters_or_of_two_is_nobodys_initials(string language, string headline, string other, string term) =>
        Has(language, headline, other, term).ShouldBeFalse();

    [Fact]
    public void A_headline_in_capitals_abbreviates_nothing() =>
        Has("en", "Bernard Adam Newell wins", "MINISTERS BAN BULLETS", "ban").ShouldBeFalse();

    [Fact]
    public void Whoever_names_both_parts_names_the_compound() =>
        Has("de", "Streik der Bahn am Mittwoch", "Bahnstreik ab Mittwoch", "bahnstreik").ShouldBeTrue();

    [Fact]
    public void A_name_is_no_part_of_a_compound() =>
        Has("da", "Storbrand i Esbjerg", "Fest i Randers", "rand").ShouldBeFalse();

    private static bool Has(string language, string headline, string other, string term)
    {
        var (sketch, vocabulary) = (new ArticleSketch(), new Vocabulary());
        List<ArticleWords> articles =
            [.. ((string[])[headline, other]).Select(t => vocabulary.Read(sketch.Of(StoryPairs.Of(language, t, "", t), [])))];
        var read = ArticleReader.Of(vocabulary, articles, GroupingBasis.Words);
        return vocabulary.TermOf(WordForm.KeyOf(term)) is >= 0 and var number && read.Articles[0].Has(number);
    }

    private static ArticleTerms[] Read(string language, string headline, string other) =>
        ArticleReader.Of([StoryPairs.Of(language, headline, "", "first"), StoryPairs.Of(language, other, "", "second")]).Articles;
}
