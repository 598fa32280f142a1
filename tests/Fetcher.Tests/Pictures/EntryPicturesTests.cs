using BriefingBus.Configuration;
using BriefingBus.Fetcher.Pictures;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Pictures;

public sealed class EntryPicturesTests
{
    [Theory]
    [InlineData("<p>Text</p><img src='https://a.example/1.jpg' alt='A ship'>", "https://a.example/1.jpg", "A ship")]
    [InlineData("<img src=https://a.example/px.gif width=1 height=1><img src='https://a.example/2.jpg' width='640'>",
        "https://a.example/2.jpg", null)]
    [InlineData("<img src='https://a.example/smile.png' height='16px'>", null, null)]
    [InlineData("<img src='data:image/png;base64,AAAA'>", null, null)]
    [InlineData("<!-- <img src='https://a.example/1.jpg'> --><script>'<img src=https://a.example/2.jpg>'</script>", null, null)]
    [InlineData("", null, null), InlineData(null, null, null)]
    public void The_first_picture_of_a_text_is_one_that_may_be_seen(string? html, string? address, string? text)
    {
        var found = EntryPictures.First(html);

        (found?.Address, found?.Text).ShouldBe((address, text));
    }

    [Theory]
    [InlineData(true, "/quay.jpg", "The quay"), InlineData(false, null, null)]
    public async Task The_picture_in_an_entrys_text_travels_with_it_where_pictures_are_wanted(bool images, string? path, string? text)
    {
        using var folder = new TemporaryFolder();
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss([new SomeEntry(
            "Story", new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero), Id: "s", Link: server.Url("/s"),
            Text: $"<p>Ships.</p><img src=\"{server.Url("/quay.jpg")}\" alt=\"The quay\">")])));
        var feed = new FeedOptions { Url = server.Url("/feed.xml"), Images = images };
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [feed]);

        var entry = (await fetcher.FetchAsync(feed.Url)).Entries.ShouldHaveSingleItem();

        (entry.Image, entry.ImageText).ShouldBe((path is null ? null : server.Url(path), text));
    }
}
