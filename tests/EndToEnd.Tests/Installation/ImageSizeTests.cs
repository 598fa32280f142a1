using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary>How large the images are. No container engine is needed: a layer is its files, compressed.</summary>
public sealed partial class ImageSizeTests
{
    private const double Goal = 130;

    [Fact]
    public void The_image_that_holds_every_service_is_as_large_as_documented_and_smaller_than_130_MB()
    {
        var programs = Environment.GetEnvironmentVariable("TEST_PROGRAMS");
        Assert.SkipUnless(programs is { Length: > 0 }, "The programs are published by ./test");
        var guide = File.ReadAllText(Repository.PathOf("docs/deployment.md"));
        var runtime = Number(RuntimeImage().Match(guide));
        var image = runtime + Directory.EnumerateFiles(programs!, "*", SearchOption.AllDirectories).AsParallel().Sum(CompressedSize) / 1e6;

        image.ShouldBeLessThan(Goal);
        image.ShouldBe(Number(CommandLineImage().Match(guide)), tolerance: 1);
    }

    private static long CompressedSize(string file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        using (var content = File.OpenRead(file))
            content.CopyTo(gzip);
        return compressed.Length;
    }

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"base image `aspnet:10\.0` is (\d+) MB")]
    private static partial Regex RuntimeImage();

    [GeneratedRegex(@"^\| cli \|.*\| (\d+) MB \|$", RegexOptions.Multiline)]
    private static partial Regex CommandLineImage();
}
