using BriefingBus.Testing;
using BriefingBus.Text.Links;
using Shouldly;
using Xunit;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace BriefingBus.Text.Tests.Links;

public sealed class TrackingParametersTests
{
    private static readonly Lazy<RuleFile> Rules = new(() => new DeserializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .Build()
        .Deserialize<RuleFile>(File.ReadAllText(Repository.PathOf("src/Text/Links/tracking-parameters.yaml"))));

    public static TheoryData<string> Names => [.. Rules.Value.Parameters.Select(rule => rule["name"].ToString()!)];

    [Theory, MemberData(nameof(Names))]
    public void Each_rule_drops_its_parameter_and_leaves_its_look_alike(string name)
    {
        var rule = Rules.Value.Parameters.Single(r => r["name"].Equals(name));
        var (example, lookAlike) = (rule["example"].ToString()!, rule["lookAlike"].ToString()!);

        var left = TrackingParameters.Without(example);

        left.ShouldNotBe(example);
        left.ShouldStartWith(new Uri(example).GetLeftPart(UriPartial.Path));
        left.ShouldNotContain(name.TrimEnd('*') + "=", Case.Insensitive);
        TrackingParameters.Without(lookAlike).ShouldBe(lookAlike);
        rule["source"].ToString().ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("https://gazette.example/a?utm_source=rss&utm_medium=feed", "https://gazette.example/a")]
    [InlineData("https://gazette.example/a?id=7&utm_source=rss&p=2", "https://gazette.example/a?id=7&p=2")]
    [InlineData("https://gazette.example/a?UTM_Source=rss#comments", "https://gazette.example/a#comments")]
    [InlineData("https://gazette.example/a?id=7&amp;utm_source=rss", "https://gazette.example/a?id=7")]
    [InlineData("https://gazette.example/a?id=7#xtor=RSS-1", "https://gazette.example/a?id=7")]
    [InlineData("https://www.nytimes.com/a.html?partner=rss&emc=rss", "https://www.nytimes.com/a.html")]
    [InlineData("https://www.youtube.com/watch?v=abc&feature=share", "https://www.youtube.com/watch?v=abc")]
    public void The_rest_of_an_address_stays_in_its_order(string tagged, string plain) =>
        TrackingParameters.Without(tagged).ShouldBe(plain);

    [Theory]
    [InlineData("https://gazette.example/?p=123")]
    [InlineData("https://gazette.example/story?id=7&page=2&ref=chapter-4&source=archive")]
    [InlineData("https://gazette.example/?%C3%A4=1&&b=%2F")]
    [InlineData("https://gazette.example/#!/news/17?utm_source=rss")]
    [InlineData("https://gazette.example/go?url=https%3A%2F%2Fb.example%2F%3Futm_source%3Drss")]
    [InlineData("https://pictures.example/a.jpg?utm_source=rss&X-Amz-Signature=12ab")]
    [InlineData("/a?utm_source=rss")]
    [InlineData("urn:gazette:7")]
    [InlineData("https://gazette.example/a?")]
    public void Parameters_that_select_the_page_stay(string address) => TrackingParameters.Without(address).ShouldBe(address);

    [Fact]
    public void A_parameter_that_was_escaped_a_million_times_costs_linear_time()
    {
        var address = $"https://gazette.example/a?id=7&{string.Concat(Enumerable.Repeat("amp;", 1_000_000))}utm_source=rss";
        var limit = new WaitLimit(TimeSpan.FromSeconds(30));

        TrackingParameters.Without(address).ShouldBe("https://gazette.example/a?id=7");

        limit.IsPassed.ShouldBeFalse();
    }

    private sealed record RuleFile
    {
        public required List<Dictionary<string, object>> Parameters { get; init; }

        public required List<string> Seals { get; init; }
    }
}
