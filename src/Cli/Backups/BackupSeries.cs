using System.Text.RegularExpressions;
using BriefingBus.Cli.Hosting;

namespace BriefingBus.Cli.Backups;

/// <summary>Backups in one folder, each named after its due hour: <c>2026-09-23T0330Z</c>. Files and folders with other names are
/// ignored.</summary>
/// <param name="Path">The folder.</param>
internal sealed partial record BackupSeries(string Path)
{
    private const string Unfinished = ".unfinished";

    /// <summary>Makes the backup of an hour.</summary>
    /// <returns>Its folder and its number of rows; null if it exists already or another process makes it.</returns>
    public async Task<(string Path, long Rows)?> MakeAsync(
        DateTimeOffset due, string config, DatabaseOptions database, TimeProvider clock, CancellationToken cancellation)
    {
        var whole = System.IO.Path.Combine(Path, $"{due.UtcDateTime:yyyy-MM-dd'T'HHmm'Z'}");
        if (Directory.Exists(whole))
            return null;
        Directory.CreateDirectory(Path);
        using var alone = FileLock.TryTake(System.IO.Path.Combine(Path, "backup.lock"));
        if (alone is null || Directory.Exists(whole))
            return null;
        // A killed process left it.
        foreach (var left in Directory.EnumerateDirectories(Path, "*Z" + Unfinished))
            Directory.Delete(left, recursive: true);
        var manifest = await new BackupFolder(whole + Unfinished).WriteAsync(config, database, clock, cancellation);
        Directory.Move(whole + Unfinished, whole);
        return (whole, manifest.Rows.Values.Sum());
    }

    /// <summary>Deletes the oldest backups until a number is left.</summary>
    /// <returns>The number of deleted backups.</returns>
    public int Prune(int keep)
    {
        var old = Directory.GetDirectories(Path).Where(folder => Name().IsMatch(System.IO.Path.GetFileName(folder)))
            .OrderDescending(StringComparer.Ordinal).Skip(keep).ToList();
        old.ForEach(folder => Directory.Delete(folder, recursive: true));
        return old.Count;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{4}Z$")]
    private static partial Regex Name();
}
