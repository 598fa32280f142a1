using BriefingBus.Fetcher.Discovery;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Discovery;

public sealed class KnownSitesTests
{
    [Theory]
    [InlineData("https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv")]
    [InlineData("https://m.youtube.com/channel/UCabcdefghijklmnopqrstuv/videos",
        "https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv")]
    [InlineData("https://youtube.com/playlist?list=PL12_-x", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL12_-x")]
    [InlineData("https://www.youtube.com/user/example", "https://www.youtube.com/feeds/videos.xml?user=example")]
    [InlineData("https://www.reddit.com/r/selfhosted", "https://www.reddit.com/r/selfhosted/.rss")]
    [InlineData("https://old.reddit.com/r/linux+debian/top/?t=week", "https://www.reddit.com/r/linux+debian/top/.rss")]
    [InlineData("https://www.reddit.com/user/example/", "https://www.reddit.com/user/example/.rss")]
    [InlineData("https://mastodon.example.org/@jane", "https://mastodon.example.org/@jane.rss")]
    [InlineData("https://mastodon.example.org/tags/opendata", "https://mastodon.example.org/tags/opendata.rss")]
    [InlineData("https://github.com/dotnet/runtime", "https://github.com/dotnet/runtime/releases.atom")]
    [InlineData("https://github.com/dotnet/runtime.git", "https://github.com/dotnet/runtime/releases.atom")]
    [InlineData("https://github.com/dotnet/runtime/releases/tag/v10.0.0", "https://github.com/dotnet/runtime/releases.atom")]
    [InlineData("https://github.com/dotnet/runtime/commits/release/10.0", "https://github.com/dotnet/runtime/commits/release/10.0.atom")]
    [InlineData("https://github.com/torvalds", "https://github.com/torvalds.atom")]
    [InlineData("https://gitlab.com/group/sub/project", "https://gitlab.com/group/sub/project/-/releases.atom")]
    [InlineData("https://letters.substack.com/p/a-post", "https://letters.substack.com/feed")]
    [InlineData("https://medium.com/@jane", "https://medium.com/feed/@jane")]
    [InlineData("https://medium.com/tag/privacy", "https://medium.com/feed/tag/privacy")]
    [InlineData("https://medium.com/some-publication", "https://medium.com/feed/some-publication")]
    [InlineData("https://jane.medium.com/", "https://jane.medium.com/feed")]
    [InlineData("https://bsky.app/profile/jane.example.org", "https://bsky.app/profile/jane.example.org/rss")]
    [InlineData("https://bsky.app/profile/did:plc:abc", "https://bsky.app/profile/did:plc:abc/rss")]
    public void A_page_of_a_known_site_has_its_feed(string page, string feed) => KnownSites.FeedsOf(new Uri(page)).Take(1).ShouldBe([feed]);

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://www.youtube.com/@handle")]
    [InlineData("https://github.com/features")]
    [InlineData("https://notreddit.com/r/x")]
    [InlineData("https://reddit.com.example.org/r/x")]
    public void Other_pages_are_left_to_their_links(string page) => KnownSites.FeedsOf(new Uri(page)).ShouldBeEmpty();

    [Fact]
    public void An_address_that_is_a_feed_already_stays_as_it_is()
    {
        KnownSites.FeedOf("https://www.reddit.com/r/selfhosted/.rss").ShouldBeNull();
        KnownSites.FeedOf("https://letters.substack.com/feed").ShouldBe("https://letters.substack.com/feed");
        KnownSites.FeedOf("https://github.com/dotnet/runtime/releases.atom").ShouldBeNull();
        KnownSites.FeedOf("https://medium.com/feed/@jane").ShouldBeNull();
        KnownSites.FeedOf("feeds/local.xml").ShouldBeNull();
    }
}
