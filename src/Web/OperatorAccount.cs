using System.Security.Cryptography;
using System.Text;

namespace BriefingBus.Web;

/// <summary>The operator's password, hashed: <c>web.passwordHash</c>, else the one set on the page, in a file beside the SQLite
/// databases.</summary>
internal sealed class OperatorAccount(WebOptions options, DatabaseOptions database)
{
    /// <summary>The file; delete it to reset the password.</summary>
    public const string FileName = "web-password.hash";

    private string? set;

    /// <summary>The hash; null if no password is set.</summary>
    public string? PasswordHash => options.PasswordHash ?? (set ??= Read());

    /// <summary>A digest of the current password's hash. Cookies and databases must not have the hash itself.</summary>
    public string Mark => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(PasswordHash ?? "")))[..16];

    private string PathOfFile => Path.Combine(database.Folder, FileName);

    /// <summary>Sets the password if none is set.</summary>
    /// <returns>False if one was set before; it is kept.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public bool TrySet(string password)
    {
        if (PasswordHash is not null)
            return false;
        Directory.CreateDirectory(database.Folder);
        var draft = $"{PathOfFile}.{RandomNumberGenerator.GetHexString(8)}";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(draft, mode))
            file.Write(Encoding.ASCII.GetBytes(OperatorPassword.Hash(password)));
        try
        {
            File.Move(draft, PathOfFile, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(PathOfFile))
        {
            File.Delete(draft);
            return false;
        }
    }

    private string? Read() =>
        File.Exists(PathOfFile) && File.ReadAllText(PathOfFile).Trim() is var hash && OperatorPassword.IsHash(hash) ? hash : null;
}
