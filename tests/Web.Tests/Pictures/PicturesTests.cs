using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using BriefingBus.Web.Pictures;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace BriefingBus.Web.Tests.Pictures;

public sealed class PicturesTests(Chromium chromium)
{
    private const int Width = 480;
    private const int Height = 320;

    private static readonly DateTimeOffset Now = new(2026, 9, 23, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_picture_that_was_fetched_stands_beside_its_story_from_the_pages_own_address()
    {
        await using var web = await WebPage.StartAsync();
        var story = SomeBriefing.Story(1);
        await web.KeepAsync(SomeBriefing.Of());
        (await web.Client.GetStringAsync("/")).ShouldNotContain("/pictures/");

        await web.Get<IBus>().Publish(Fetched(story) with { ImageText = "The \"quay\"\nat dawn" });

        await Eventually.TrueAsync(
            async () => (await web.Client.GetStringAsync("/")).Contains("/pictures/", StringComparison.Ordinal),
            "the page shows a picture");
        var page = await web.Client.GetStringAsync("/");
        page.ShouldContain("alt=\"The &quot;quay&quot; at dawn\" width=\"480\" height=\"320\"");
        page.ShouldContain("loading=\"lazy\"");
        page.ShouldNotContain("gazette.example/pictures");
        (await web.Client.GetStringAsync(Address(story))).ShouldContain("<img class=\"large\" src=\"/pictures/");
    }

    [Fact]
    public async Task A_picture_may_be_cached_for_ever_and_another_one_has_another_address()
    {
        await using var web = await WebPage.StartAsync();
        var story = SomeBriefing.Story(1);
        await web.Get<PictureStore>().KeepAsync(Fetched(story), CancellationToken.None);
        var path = await PathAsync(web, story);

        using var answer = await web.Client.GetAsync(path);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("image/webp");
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(SomeWebP);
        answer.Headers.GetValues("Cache-Control").ShouldHaveSingleItem().ShouldBe("public, max-age=31536000, immutable");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("img-src 'self';");
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        (await web.Client.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        await web.Get<PictureStore>().KeepAsync(
            Fetched(story) with { Picture = [.. SomeWebP, 0], FetchedAt = Now.AddMinutes(1) }, CancellationToken.None);
        (await PathAsync(web, story)).ShouldNotBe(path);
        (await web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_older_picture_that_comes_later_replaces_nothing()
    {
        await using var web = await WebPage.StartAsync(clock: new FakeClock(Now));
        var store = web.Get<PictureStore>();
        await store.KeepAsync(Fetched(SomeBriefing.Story(1)) with { Width = 300 }, CancellationToken.None);
        await store.KeepAsync(Fetched(SomeBriefing.Story(1)) with { Width = 200, FetchedAt = Now.AddHours(-1) }, CancellationToken.None);

        (await store.OfAsync(SomeBriefing.Of(), CancellationToken.None)).ShouldHaveSingleItem().Value.Width.ShouldBe(300);
    }

    [Fact]
    public async Task A_picture_is_kept_as_long_as_it_is_said()
    {
        var clock = new FakeClock(Now);
        await using var web = await WebPage.StartAsync(new WebOptions { KeepPictures = TimeSpan.FromDays(2) }, clock);
        var store = web.Get<PictureStore>();
        await store.KeepAsync(Fetched(SomeBriefing.Story(1)), CancellationToken.None);

        clock.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await store.KeepAsync(Fetched(SomeBriefing.Story(2)) with { FetchedAt = clock.GetUtcNow() }, CancellationToken.None);

        (await store.OfAsync(SomeBriefing.Of(), CancellationToken.None)).Keys.ShouldBe([SomeBriefing.Story(2).StoryId]);
    }

    [Fact]
    public async Task Pictures_of_a_page_behind_a_password_are_for_who_is_signed_in_and_for_no_cache_between()
    {
        await using var web = await WebPage.StartAsync(
            new WebOptions { PasswordHash = WebPage.PasswordHash, Reading = Readers.SignedIn });
        await web.Get<PictureStore>().KeepAsync(Fetched(SomeBriefing.Story(1)), CancellationToken.None);
        var path = await PathAsync(web, SomeBriefing.Story(1));

        (await web.Anyone.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await web.SignInAsync();
        (await web.Client.GetAsync(path)).Headers.CacheControl!.ToString().ShouldBe("max-age=31536000, private, immutable");
    }

    [Fact]
    public async Task A_picture_moves_nothing_when_it_arrives_and_is_not_printed()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(SomeBriefing.Of());
        await web.Get<PictureStore>().KeepAsync(Fetched(SomeBriefing.Story(1)), CancellationToken.None);
        var page = await chromium.OpenAsync(web.Address);
        await page.RouteAsync("**/pictures/**", route => route.AbortAsync());
        await page.GotoAsync("/");
        var second = page.Locator("article").Nth(1);
        var without = await second.BoundingBoxAsync();

        await page.UnrouteAsync("**/pictures/**");
        await page.ReloadAsync();

        var picture = page.Locator("article img");
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("naturalWidth", Width);
        (await second.BoundingBoxAsync())!.Y.ShouldBe(without!.Y);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await picture.IsVisibleAsync()).ShouldBeFalse();
    }

    private static byte[] SomeWebP { get; } = Encoded();

    /// <summary>The picture of a story.</summary>
    internal static PictureFetched Fetched(BriefingStory story) => new()
    {
        StoryId = story.StoryId,
        FeedUrl = story.Source.FeedUrl,
        FetchedAt = Now,
        Width = Width,
        Height = Height,
        Picture = SomeWebP,
    };

    private static byte[] Encoded()
    {
        using var bitmap = new SKBitmap(Width, Height);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Webp, 75);
        return data.ToArray();
    }

    private static string Address(BriefingStory story) => Web.Pages.Address.OfStory(story.StoryId);

    private static async Task<string> PathAsync(WebPage web, BriefingStory story) =>
        (await web.Get<PictureStore>().OfAsync([story.StoryId], CancellationToken.None))[story.StoryId].Path;
}
