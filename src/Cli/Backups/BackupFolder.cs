using System.Text.Json;
using BriefingBus.ServiceDefaults.Reports;
using Microsoft.Data.Sqlite;

namespace BriefingBus.Cli.Backups;

/// <summary>A backup: a SQLite file for each service's database, whatever its original kind, the configuration, and a manifest with the
/// time, the program's version and the number of rows of each table.</summary>
/// <param name="Path">The folder.</param>
internal sealed record BackupFolder(string Path)
{
    private const string ManifestFile = "manifest.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Its name in errors: the folder, or the file that it was unpacked from.</summary>
    public string Name { get; init; } = Path;

    private DatabaseOptions Databases => new() { Folder = Path };

    /// <summary>Writes the backup. The manifest comes last: a folder without one is not a backup.</summary>
    /// <exception cref="NotStartedException">The folder is not empty, or there is nothing to back up.</exception>
    public async Task<BackupManifest> WriteAsync(string config, DatabaseOptions from, TimeProvider clock, CancellationToken cancellation)
    {
        if (Directory.Exists(Path) && Directory.EnumerateFileSystemEntries(Path).Any())
            throw new NotStartedException($"{Path} is not empty: name a new folder.");
        Create(Path);
        var at = clock.GetUtcNow();
        var rows = await ServiceDatabases.CopyAsync(from, Databases, isBackup: true, cancellation);
        foreach (var file in Directory.EnumerateFiles(Path, "*.db"))
            await CheckAsync(file, cancellation);
        if (File.Exists(config))
            File.Copy(config, System.IO.Path.Combine(Path, "briefing.yaml"));
        var manifest = new BackupManifest { CreatedAt = at, Version = ProgramVersion.Current, Rows = rows };
        var json = JsonSerializer.Serialize(manifest, Json) + "\n";
        await File.WriteAllTextAsync(System.IO.Path.Combine(Path, ManifestFile), json, cancellation);
        return manifest;
    }

    /// <summary>Creates the folder of a backup.</summary>
    /// <exception cref="NotStartedException">It cannot be created.</exception>
    public static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new NotStartedException($"The folder {folder} cannot be made: {fault.Message.TrimEnd('.')}. Nothing was backed up.");
        }
    }

    /// <summary>Copies its databases into empty ones.</summary>
    /// <exception cref="NotStartedException">It is not a complete backup, or the target is not empty.</exception>
    public async Task<BackupManifest> RestoreAsync(DatabaseOptions to, CancellationToken cancellation)
    {
        var file = System.IO.Path.Combine(Path, ManifestFile);
        if (!File.Exists(file))
            throw new NotStartedException($"{Name} is no whole backup: it has no {ManifestFile}.");
        var manifest = Manifest(System.IO.Path.Combine(Name, ManifestFile), await File.ReadAllTextAsync(file, cancellation));
        var rows = await ServiceDatabases.CopyAsync(Databases, to, isBackup: false, cancellation);
        return rows.SequenceEqual(manifest.Rows)
            ? manifest
            : throw new NotStartedException(
                $"{Name} does not hold what its {ManifestFile} says: it is damaged. Do not use what was restored.");
    }

    private static BackupManifest Manifest(string file, string json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Json) ?? throw new JsonException("it is null");
        }
        catch (JsonException damaged)
        {
            throw new NotStartedException(
                $"{file} is damaged, and says no more what the backup holds: {damaged.Message.TrimEnd('.')}. Restore another backup.");
        }
    }

    private static async Task CheckAsync(string file, CancellationToken cancellation)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
        await using var connection = new SqliteConnection(address);
        await connection.OpenAsync(cancellation);
        await using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if (await check.ExecuteScalarAsync(cancellation) is not "ok")
            throw new InvalidDataException($"{file} was written and is damaged: the disk may be failing. The backup is no good.");
    }
}

/// <summary>The manifest of a backup.</summary>
internal sealed record BackupManifest
{
    /// <summary>When the backup was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The number of rows by service and table.</summary>
    public required SortedDictionary<string, long> Rows { get; init; }
}
