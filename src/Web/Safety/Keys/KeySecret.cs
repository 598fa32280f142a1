using System.Security.Cryptography;
using System.Text;

namespace BriefingBus.Web.Safety.Keys;

/// <summary>The secret that encrypts the data protection keys in the database: <c>web.keySecret</c>, else a random one in a file beside the
/// SQLite databases, for the processes that share the folder.</summary>
internal sealed class KeySecret(DatabaseOptions database, WebOptions options)
{
    private const string FileName = "web-keys.secret";
    private const int Bytes = 32;

    /// <summary>A key for AES-256 (HKDF, RFC 5869).</summary>
    public byte[] Key => HKDF.DeriveKey(HashAlgorithmName.SHA256, Secret(), Bytes,
        info: "BriefingBus.Web data protection keys"u8.ToArray());

    /// <summary>Whether a secret exists.</summary>
    public bool IsThere => options.KeySecret is not null || File.Exists(Path.Combine(database.Folder, FileName));

    private byte[] Secret() => options.KeySecret is { } configured ? Encoding.UTF8.GetBytes(configured.Value) : FromFile();

    private byte[] FromFile()
    {
        var path = Path.Combine(database.Folder, FileName);
        if (!File.Exists(path))
            Create(path);
        return File.ReadAllBytes(path);
    }

    /// <summary>Writes a temporary file first, so that another process reads a complete secret or none.</summary>
    private void Create(string path)
    {
        Directory.CreateDirectory(database.Folder);
        var draft = $"{path}.{RandomNumberGenerator.GetHexString(8)}";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, mode))
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
