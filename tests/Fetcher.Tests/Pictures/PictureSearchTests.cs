using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Pictures;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Pictures;

/// <summary>Pictures over real HTTP, from publishers who mean well and from those who do not.</summary>
public sealed class PictureSearchTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;
    private RunningFetcher fetcher = null!;

    private string FeedUrl => server.Url("/feed.xml");

    public async ValueTask InitializeAsync()
    {
        server = await FeedServer.StartAsync();
        fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = FeedUrl, Images = true }]);
    }

    public async ValueTask DisposeAsync()
    {
        await fetcher.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_picture_is_made_small_and_published()
    {
        server.Serve("/quay.jpg", Picture(SomePicture.Of(1600, 1000)));
        var wanted = Wanted("/quay.jpg") with { ImageText = "The north quay" };

        await fetcher.Services.GetRequiredService<IBus>().Publish(wanted);

        var fetched = (await fetcher.NextMessageAsync()).ShouldBeOfType<PictureFetched>();
        (fetched.StoryId, fetched.FeedUrl, fetched.ImageText).ShouldBe((wanted.StoryId, FeedUrl, "The north quay"));
        (fetched.Width, fetched.Height).ShouldBe((480, 300));
        using var codec = SKCodec.Create(new MemoryStream(fetched.Picture));
        (codec.EncodedFormat, codec.Info.Width, codec.Info.Height).ShouldBe((SKEncodedImageFormat.Webp, 480, 300));
        fetched.Picture.Length.ShouldBeLessThan(20_000);
        IsLike(SomePicture.ColourAt(fetched.Picture, 0.25, 0.5), SomePicture.Red);
        IsLike(SomePicture.ColourAt(fetched.Picture, 0.75, 0.5), SomePicture.Blue);
    }

    [Fact]
    public async Task A_picture_of_a_feed_without_pictures_is_not_fetched()
    {
        server.Serve("/quay.jpg", Picture(SomePicture.Of(200, 200)));
        var bus = fetcher.Services.GetRequiredService<IBus>();

        await bus.Publish(Wanted("/quay.jpg") with { FeedUrl = "https://elsewhere.example/feed.xml", ImageText = "not wanted" });
        await bus.Publish(Wanted("/quay.jpg"));

        (await fetcher.NextMessageAsync()).ShouldBeOfType<PictureFetched>().ImageText.ShouldBeNull();
        server.RequestsOf("/quay.jpg").Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Webp), InlineData(SKEncodedImageFormat.Jpeg)]
    public async Task The_bytes_decide_what_it_is_and_a_small_picture_keeps_its_size(SKEncodedImageFormat format)
    {
        server.Serve("/p", Reply.Bytes(SomePicture.Of(120, 90, format), "text/plain"));

        var (picture, _) = await FindAsync("/p");

        (picture.Width, picture.Height).ShouldBe((120, 90));
        IsLike(SomePicture.ColourAt(picture.Content, 0.25, 0.5), SomePicture.Red);
    }

    [Theory]
    [InlineData(1, 0.25, 0.5), InlineData(2, 0.75, 0.5), InlineData(3, 0.75, 0.5), InlineData(4, 0.25, 0.5)]
    [InlineData(5, 0.5, 0.25), InlineData(6, 0.5, 0.25), InlineData(7, 0.5, 0.75), InlineData(8, 0.5, 0.75)]
    public async Task A_picture_stands_upright_and_gives_no_place_away(byte orientation, double across, double down)
    {
        server.Serve("/photo.jpg", Picture(SomePicture.Turned(200, 100, orientation)));

        var (picture, _) = await FindAsync("/photo.jpg");

        (picture.Width, picture.Height).ShouldBe(orientation < 5 ? (200, 100) : (100, 200));
        IsLike(SomePicture.ColourAt(picture.Content, across, down), SomePicture.Red);
        IsLike(SomePicture.ColourAt(picture.Content, 1 - across, 1 - down), SomePicture.Blue);
        picture.Content.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        picture.Content.AsSpan().IndexOf("45.82N"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task An_animation_stands_still()
    {
        server.Serve("/dance.gif", Reply.Bytes(SomePicture.Animation(100, SomePicture.Red, SomePicture.Blue), "image/gif"));

        var (picture, _) = await FindAsync("/dance.gif");

        IsLike(SomePicture.ColourAt(picture.Content, 0.5, 0.5), SomePicture.Red);
        picture.Content.AsSpan().IndexOf("ANIM"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_what_it_says_of_itself()
    {
        server.Serve("/bomb.png", Reply.Bytes(SomePicture.Bomb(50_000, 50_000), "image/png"));

        await RefusedAsync("/bomb.png", FailureKind.TooLarge, "It has 50000 × 50000 pixels, more than 25 million.");
    }

    [Fact]
    public Task A_picture_that_no_decoder_makes_smaller_is_refused_where_its_pixels_take_too_much() =>
        RefusedAsync(SomePicture.Bomb(5000, 4000), FailureKind.TooLarge, "It has 5000 × 4000 pixels, more than 16 million.");

    [Fact]
    public Task A_JPEG_that_would_be_decoded_for_minutes_is_refused() =>
        RefusedAsync(
            [.. SomePicture.Of(200, 200), .. Enumerable.Repeat<byte[]>([0xFF, 0xDA], 101).SelectMany(b => b)], FailureKind.TooLarge,
            "It would take too long to decode.");

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='200' height='200'><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><title>Sign in</title>"), InlineData("BM, a format that nobody needs"), InlineData("\0")]
    public Task What_is_no_picture_is_refused_whatever_it_is_called(string text) =>
        RefusedAsync(System.Text.Encoding.UTF8.GetBytes(text), FailureKind.NotAPicture, "It is not a JPEG, PNG, WebP or GIF picture.");

    [Theory]
    [InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Webp), InlineData(SKEncodedImageFormat.Jpeg)]
    public async Task A_picture_that_ends_early_is_refused(SKEncodedImageFormat format)
    {
        var file = SomePicture.Of(400, 400, format);
        server.Serve("/half", Picture(file[..(file.Length / 2)]));

        (await FindAsync("/half").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.NotAPicture);
    }

    [Fact]
    public Task A_picture_that_counts_readers_is_refused() =>
        RefusedAsync(SomePicture.Of(1, 1), FailureKind.NotAPicture, "It has 1 × 1 pixels, fewer than 80 on a side.");

    [Fact]
    public Task A_file_that_is_too_large_is_refused() =>
        RefusedAsync(
            [.. SomePicture.Of(200, 200), .. new byte[20 * 1024 * 1024]], FailureKind.TooLarge, "The answer is larger than 8 MiB.");

    [Theory]
    [InlineData("http://10.0.0.1/inside.png"), InlineData("http://169.254.169.254/latest/meta-data"), InlineData("http://[::1]/p.png")]
    public async Task A_redirect_into_a_private_network_is_refused(string inside)
    {
        server.Serve("/away.png", Reply.Redirect(302, inside));

        (await FindAsync("/away.png").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.ForbiddenAddress);
    }

    [Fact]
    public async Task The_picture_of_the_articles_page_is_taken_where_the_feed_has_none_that_can_be_shown()
    {
        server.Serve("/pixel.gif", Picture(SomePicture.Of(1, 1)))
            .Serve("/shared.jpg", Picture(SomePicture.Of(300, 200)))
            .Serve("/story", Reply.Bytes(
                """
                <html><head><meta name="twitter:image" content="/other.jpg">
                <meta property="og:image" content="/shared.jpg"><meta property="og:image:alt" content="Two ferries &amp; a tug"></head>
                """u8.ToArray(), "text/html"));

        foreach (var wanted in new[] { Wanted("/pixel.gif"), Wanted(null) })
        {
            var (picture, text) = await FindAsync(wanted with { Link = server.Url("/story") });

            (picture.Width, picture.Height, text).ShouldBe((300, 200, "Two ferries & a tug"));
        }
    }

    [Fact]
    public async Task A_page_that_robots_txt_closes_is_not_asked_for_its_picture()
    {
        server.Serve("/robots.txt", Reply.Bytes("User-agent: *\nDisallow: /story"u8.ToArray(), "text/plain"))
            .Serve("/story", Reply.Bytes("<meta property=og:image content=/shared.jpg>"u8.ToArray(), "text/html"));

        var refusal = await FindAsync(Wanted(null) with { Link = server.Url("/story") }).ShouldThrowAsync<FetchException>();

        refusal.Message.ShouldBe("Neither the feed nor the article's page names one.");
        server.RequestsOf("/story").ShouldBeEmpty();
    }

    private static RequestDelegate Picture(byte[] file) => Reply.Bytes(file, "image/jpeg");

    private static void IsLike(SKColor found, SKColor expected)
    {
        const int Loss = 30;
        (Math.Abs(found.Red - expected.Red) + Math.Abs(found.Green - expected.Green) + Math.Abs(found.Blue - expected.Blue))
            .ShouldBeLessThan(Loss, $"{found} is not {expected}");
    }

    private FetchPicture Wanted(string? path) =>
        new() { StoryId = Guid.NewGuid(), FeedUrl = FeedUrl, Image = path is null ? null : server.Url(path) };

    private Task<(EncodedPicture Picture, string? Text)> FindAsync(string path) => FindAsync(Wanted(path));

    private Task<(EncodedPicture Picture, string? Text)> FindAsync(FetchPicture wanted) =>
        fetcher.Services.GetRequiredService<PictureSearch>().FindAsync(wanted, TestContext.Current.CancellationToken);

    private Task RefusedAsync(byte[] file, string kind, string reason)
    {
        server.Serve("/file.png", Reply.Bytes(file, "image/png"));
        return RefusedAsync("/file.png", kind, reason);
    }

    private async Task RefusedAsync(string path, string kind, string reason)
    {
        var refusal = await FindAsync(path).ShouldThrowAsync<FetchException>();
        (refusal.Kind, refusal.Message).ShouldBe((kind, reason));
    }
}
