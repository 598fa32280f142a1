using BriefingBus.Configuration.Editing;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests.Editing;

/// <summary>How an edited <c>briefing.yaml</c> is written.</summary>
public sealed class EditedFileTests : IDisposable
{
    private const string Before = "# Mine.\nlog: { level: debug }\n";
    private static readonly string After = Before + string.Concat(Enumerable.Repeat("# A long remark.\n", 10_000));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-edited-");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task On_a_full_disk_the_file_stays_as_it_was_replaced_or_written_in_place(bool inPlace)
    {
        await using var disk = await SmallDisk.MountAsync(Path.Combine(folder.FullName, "disk"));
        Assert.SkipWhen(disk.WhyAbsent is not null, $"Only root may mount a small disk: {disk.WhyAbsent}");
        var path = Path.Combine(disk.Folder, "briefing.yaml");
        await File.WriteAllTextAsync(path, Before, TestContext.Current.CancellationToken);
        if (inPlace)
            PreventReplacing(path);
        await disk.FillAsync();

        Should.Throw<IOException>(() => new EditedFile(path, Before, After).Save());

        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(Before);
        await disk.EmptyAsync();
        new EditedFile(path, Before, After).Save();
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(After);
    }

    [Fact]
    public void A_shorter_text_can_be_written_in_place_and_keeps_its_byte_order_mark()
    {
        var path = Path.Combine(folder.FullName, "briefing.yaml");
        File.WriteAllText(path, "\uFEFF" + After);
        PreventReplacing(path);

        new EditedFile(path, After, Before).Save();

        File.ReadAllBytes(path).ShouldBe([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Before)]);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>As for a file that is mounted by itself: what would take its place cannot be made.</summary>
    private static void PreventReplacing(string path) => Directory.CreateDirectory($"{path}.{Environment.ProcessId}.new/in the way");
}
