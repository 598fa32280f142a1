using BriefingBus.Fetcher.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

public sealed class ConfiguredFileTests : IDisposable
{
    private readonly TemporaryFolder outside = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        folder.Dispose();
        outside.Dispose();
    }

    [Theory]
    [InlineData("feeds/a.xml"), InlineData("./feeds/../feeds/a.xml"), InlineData("file:feeds/a.xml")]
    public async Task A_file_below_the_folder_is_read(string address)
    {
        folder.Write("feeds/a.xml", "<rss/>");

        (await Read(address)).Body.Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_link_that_stays_below_the_folder_is_followed()
    {
        folder.Write("feeds/a.xml", "<rss/>");
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "link"), Path.Combine(folder.Path, "feeds"));

        (await Read("link/a.xml")).Body.Length.ShouldBe(6);
    }

    [Fact]
    public async Task A_path_out_of_the_folder_is_refused()
    {
        var secret = outside.Write("secret", "the crown jewels");
        File.CreateSymbolicLink(Path.Combine(folder.Path, "file-link"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "folder-link"), outside.Path);

        string[] addresses =
        [
            "../secret", secret, "file://" + secret, "file-link", "folder-link/secret", "/etc/passwd", "file:///etc/passwd",
            "../" + Path.GetFileName(folder.Path) + "-not/x",
        ];
        foreach (var address in addresses)
            (await Read(address).ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.ForbiddenAddress, address);
    }

    [Fact]
    public async Task Missing_empty_and_too_large_files_say_so()
    {
        folder.Write("empty.xml", "");
        folder.Write("large.xml", new string(' ', 5000));

        (await Read("missing.xml").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.NotFound);
        (await Read("empty.xml").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.Empty);
        (await Read("large.xml").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.TooLarge);
        (await Read(".").ShouldThrowAsync<FetchException>()).Kind.ShouldBe(FailureKind.ForbiddenAddress);
    }

    private Task<FetchAnswer> Read(string address) =>
        ConfiguredFile.ReadAsync(folder.Path, address, 4096, new ByteBudget(1024 * 1024, 4096), TestContext.Current.CancellationToken);
}
