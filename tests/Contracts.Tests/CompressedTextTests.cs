using System.IO.Compression;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

public sealed class CompressedTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(CompressedText.Threshold)]
    [InlineData(CompressedText.Threshold + 1)]
    [InlineData(300_000)]
    public void A_text_of_any_length_comes_out_as_it_went_in(int length)
    {
        var text = "naïve 🧾 \u0000".PadRight(length, 'é');

        CompressedText.Unwrap(CompressedText.Wrap(text)).ShouldBe(text);
    }

    [Fact]
    public void No_text_stays_no_text() => CompressedText.Unwrap(CompressedText.Wrap(null)).ShouldBeNull();

    [Fact]
    public void Only_a_large_text_is_compressed()
    {
        CompressedText.Wrap(new string('a', CompressedText.Threshold))!.Gzip.ShouldBeNull();
        CompressedText.Wrap(new string('a', 100_000))!.Gzip!.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public void A_text_that_unpacks_beyond_the_limit_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(new byte[2_000_000]);

        Should.Throw<InvalidDataException>(() => CompressedText.Unwrap(new MessageText { Gzip = packed.ToArray() }, limit: 1_000_000))
            .Message.ShouldContain("1000000");
    }

    [Fact]
    public void A_text_that_is_not_gzip_is_refused() =>
        Should.Throw<InvalidDataException>(() => CompressedText.Unwrap(new MessageText { Gzip = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }));
}
