using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BriefingBus.Configuration;

/// <summary>Reads the file of a secret. Whatever else bears the name gets a sentence at once: a pipe without a writer would hold the
/// process up for ever.</summary>
internal static class SecretFile
{
    /// <summary>The maximum size of a file: more than the certificates of all public authorities together.</summary>
    private const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the file, or the reason why there is none.</summary>
    public static (string? Text, string? Problem) Read(string path)
    {
        if (Directory.Exists(path))
            return (null, $"{path} is a folder, expected a file with the secret in it");
        try
        {
            if (IsStream(path))
                return (null, $"{path} is a pipe, a socket or a terminal, expected a file with the secret in it");
            return BoundedFile.Read(path, MaxBytes) is { } bytes
                ? (Utf8.GetString(bytes).TrimStart('\uFEFF'), null)
                : (null, $"the file {path} is too large, expected at most {MaxBytes} bytes");
        }
        catch (DecoderFallbackException)
        {
            return (null, $"the file {path} is not text in UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"the file {path} cannot be read");
        }
    }

    /// <summary>Whether reading may wait for another process.</summary>
    private static bool IsStream(string path)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(path + '\0'), NonBlocking), ownsHandle: true);
        if (handle.IsInvalid)
            return false;
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return !file.CanSeek;
    }

    // O_NONBLOCK | O_CLOEXEC: File.Open waits for the writer of a pipe.
    private const int NonBlocking = 0x80800;

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Open(byte[] path, int flags);
}
