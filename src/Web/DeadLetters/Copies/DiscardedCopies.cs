using System.Text.RegularExpressions;

namespace BriefingBus.Web.DeadLetters.Copies;

/// <summary>The copies of discarded messages: JSON lines, as <c>briefingbus dead-letters import</c> reads them.</summary>
internal sealed partial class DiscardedCopies(string folder, TimeProvider clock)
{
    /// <summary>The maximum number of files listed; the folder may hold more.</summary>
    public const int MaxListed = 200;

    /// <summary>The folder.</summary>
    public string Folder => Path.GetFullPath(folder);

    /// <summary>The copies, the newest first.</summary>
    public IReadOnlyList<DiscardedCopy> All => !Directory.Exists(Folder) ? [] :
    [
        .. new DirectoryInfo(Folder).EnumerateFiles("*.jsonl").Where(f => Name().IsMatch(f.Name))
            .OrderByDescending(f => f.Name, StringComparer.Ordinal)
            .Take(MaxListed).Select(f => new DiscardedCopy(f.Name, f.Length, new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero))),
    ];

    /// <summary>A name for a new file; names sort by time.</summary>
    public string NewName(string by) => string.Create(
        CultureInfo.InvariantCulture,
        $"discarded-{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HHmmss.fffffff'Z'}-{NotInAName().Replace(by, "-")}.jsonl");

    /// <summary>Creates a new file that only its owner can read.</summary>
    public FileStream Create(string name)
    {
        Directory.CreateDirectory(Folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Folder, name), options);
    }

    /// <summary>The path of a copy, or null if the name is not that of a copy.</summary>
    public string? PathOf(string name) =>
        Name().IsMatch(name) && Path.Combine(Folder, name) is var path && File.Exists(path) ? path : null;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,150}\.jsonl\z")]
    private static partial Regex Name();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NotInAName();
}

/// <summary>A file of discarded messages.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="WrittenAt">When it was last written.</param>
public sealed record DiscardedCopy(string Name, long Bytes, DateTimeOffset WrittenAt);
