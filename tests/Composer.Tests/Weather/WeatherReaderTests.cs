using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBus.Composer.Weather;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Weather;

/// <summary>Each folder of <c>approved</c> is a case: <c>items.json</c> holds the items of a feed and the instant of the briefing,
/// <c>report.json</c> what is understood of them. A new case is a new folder.</summary>
public sealed class WeatherReaderTests
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder()).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void A_weather_feed_is_understood_as_approved(string name) =>
        Approved.ShouldMatch($"approved/{name}/report.json", JsonSerializer.Serialize(Read(name), JsonForm.Options));

    [Theory, MemberData(nameof(Cases))]
    public void The_order_in_which_items_arrived_does_not_matter(string name) =>
        JsonSerializer.Serialize(Read(name, reversed: true), JsonForm.Options)
            .ShouldBe(JsonSerializer.Serialize(Read(name), JsonForm.Options));

    [Fact]
    public void A_feed_without_items_is_not_understood() =>
        WeatherReader.Read([], "Weather", DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc).ShouldBeNull();

    [Theory]
    [InlineData("city-with-an-advisory", "de", "Heute")]
    [InlineData("city-with-an-advisory", null, "Today")]
    [InlineData("city-in-french", "en", "Today")]
    [InlineData("forecast-of-a-grid-point", "es", "Hoy")]
    public void Labels_are_in_the_language_of_the_edition_else_of_the_feed(string name, string? language, string today) =>
        Read(name, language: language).ShouldNotBeNull().Forecast[0].Label.ShouldBe(today);

    private static WeatherReport? Read(string name, bool reversed = false, string? language = null)
    {
        var given = JsonSerializer.Deserialize<Case>(File.ReadAllText(Path.Combine(Folder(), name, "items.json")), Reading)!;
        var items = given.Items.Select(i => Clean(i, given.Now)).ToList();
        if (reversed)
            items.Reverse();
        return WeatherReader.Read(items, given.FeedName, given.Now, TimeZoneInfo.FindSystemTimeZoneById(given.Zone), language);
    }

    private static ItemCleaned Clean(Item item, DateTimeOffset now) => new()
    {
        ItemId = NameBasedId.ForItem("https://weather.example/feed.xml", $"{item.Title}{item.Published:O}"),
        FetchId = Guid.Empty,
        FeedUrl = "https://weather.example/feed.xml",
        FeedName = "Weather",
        FetchedAt = item.FetchedAt ?? now,
        FirstSeen = item.FetchedAt ?? now,
        ContentHash = "",
        Title = item.Title,
        Link = item.Link,
        Text = item.Text,
        Summary = item.Summary,
        Published = item.Published,
        Updated = item.Published,
        Categories = item.Category is null ? [] : [item.Category],
        Extensions = item.Extensions,
        Withdrawn = item.Withdrawn,
    };

    private static string Folder([CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, "approved");

    private sealed record Case(string FeedName, DateTimeOffset Now, string Zone, IReadOnlyList<Item> Items);

    private sealed record Item(string Title, string? Category, DateTimeOffset? Published)
    {
        public string Text { get; init; } = "";

        public string? Link { get; init; } = "https://weather.example/page";

        public IReadOnlyList<string> Summary { get; init; } = [];

        public DateTimeOffset? FetchedAt { get; init; }

        public bool Withdrawn { get; init; }

        public Dictionary<string, string> Extensions { get; init; } = [];
    }
}
