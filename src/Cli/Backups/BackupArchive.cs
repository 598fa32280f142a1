using System.Formats.Tar;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace BriefingBus.Cli.Backups;

/// <summary>A backup as one file: its folder as a tar archive, compressed with Zstandard (RFC 8878) and with a checksum that reveals
/// damage.</summary>
/// <param name="Path">The file.</param>
internal sealed record BackupArchive(string Path)
{
    /// <summary>The extension of an archive.</summary>
    public const string Extension = ".tar.zst";

    private static readonly string[] OtherArchives = [".tar", ".zst", ".tgz", ".gz", ".xz", ".bz2", ".zip", ".7z"];

    /// <summary>Whether a path names an archive rather than a folder.</summary>
    public static bool IsMeant(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a path names another kind of archive, which is not supported.</summary>
    public static bool IsOther(string path) =>
        !IsMeant(path) && OtherArchives.Contains(System.IO.Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the archive. The file gets its name when it is complete.</summary>
    /// <exception cref="NotStartedException">The file exists already, or there is nothing to back up.</exception>
    public async Task<BackupManifest> WriteAsync(string config, DatabaseOptions from, TimeProvider clock, CancellationToken cancellation)
    {
        if (File.Exists(Path) || Directory.Exists(Path))
            throw new NotStartedException($"{Path} exists already: name a new file.");
        // Beside the file, where there must be room for a backup in any case; of its own name, since another process may be at work there,
        // or was killed.
        var draft = new DirectoryInfo($"{Path}.{System.IO.Path.GetRandomFileName()}.unfinished");
        BackupFolder.Create(draft.ToString());
        try
        {
            var folder = new BackupFolder(System.IO.Path.Combine(draft.FullName, System.IO.Path.GetFileName(Path)[..^Extension.Length]));
            var manifest = await folder.WriteAsync(config, from, clock, cancellation);
            var packed = System.IO.Path.Combine(draft.FullName, "packed");
            await using (var file = new FileStream(packed, FileMode.CreateNew))
            {
                await using var zstd = new CompressionStream(file);
                zstd.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
                await TarFile.CreateFromDirectoryAsync(folder.Path, zstd, includeBaseDirectory: true, cancellation);
            }
            File.Move(packed, Path);
            return manifest;
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    /// <summary>Unpacks it into a temporary folder and copies its databases into empty ones.</summary>
    /// <exception cref="NotStartedException">It is not a complete backup, or the target is not empty.</exception>
    public async Task<BackupManifest> RestoreAsync(DatabaseOptions to, CancellationToken cancellation)
    {
        if (!File.Exists(Path))
            throw new NotStartedException($"There is no {Path}.");
        var unpacked = Directory.CreateTempSubdirectory("briefingbus-restore-");
        try
        {
            await UnpackAsync(unpacked.FullName, cancellation);
            // A tar archive may have been packed with or without the name of its folder.
            var folder = unpacked.GetFiles().Length == 0 && unpacked.GetDirectories() is [var single] ? single : unpacked;
            return await new BackupFolder(folder.FullName) { Name = Path }.RestoreAsync(to, cancellation);
        }
        finally
        {
            unpacked.Delete(recursive: true);
        }
    }

    private async Task UnpackAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            await using var file = File.OpenRead(Path);
            await using var zstd = new DecompressionStream(file);
            await TarFile.ExtractToDirectoryAsync(zstd, folder, overwriteFiles: false, cancellation);
            await zstd.CopyToAsync(Stream.Null, cancellation); // reads up to the checksum
        }
        catch (Exception damaged) when (damaged is ZstdException or InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new NotStartedException(
                $"{Path} is damaged, or no {Extension} file: {damaged.Message.TrimEnd('.')}. Nothing was restored.");
        }
    }
}
