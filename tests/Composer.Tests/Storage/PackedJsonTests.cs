using System.IO.Compression;
using BriefingBus.Composer.Storage;
using BriefingBus.Persistence;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Storage;

public sealed class PackedJsonTests
{
    [Fact]
    public void A_report_that_was_stored_before_a_list_was_added_to_it_has_the_list_empty()
    {
        using var stored = new MemoryStream();
        using (var brotli = new BrotliStream(stored, CompressionLevel.Fastest))
            brotli.Write("""{"Feeds":[{"FeedUrl":"https://news.example/","FeedName":"News","CheckedAt":"2026-09-23T05:58:00+00:00"}]}"""u8);

        PackedJson.Unpack<CompositionContext>(stored.ToArray()).Feeds.ShouldHaveSingleItem().Losses.ShouldBeEmpty();
    }
}
