using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BriefingBus.ServiceDefaults.Files;

/// <summary>Reads a secret from a file, such as one of Docker's secrets, in the same way for <c>briefing.yaml</c> and for environment
/// variables that end in <c>_FILE</c>.</summary>
public static class SecretFile
{
    /// <summary>The maximum size of a file: more than the certificates of all public authorities together.</summary>
    private const int MaxBytes = 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The secret in the file, or the reason why there is none.</summary>
    /// <param name="path">A file of at most 1 MiB, text in UTF-8.</param>
    public static (string? Value, string? Problem) Read(string path)
    {
        if (Directory.Exists(path))
            return (null, $"{path} is a folder");
        try
        {
            if (IsStream(path))
                return (null, $"{path} is a pipe, a socket or a terminal");
            return BoundedFile.Read(path, MaxBytes) is { } bytes
                ? OneLine(Utf8.GetString(bytes).TrimStart('\uFEFF'), $"the file {path}")
                : (null, $"the file {path} is too large: more than {MaxBytes} bytes");
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

    /// <summary>The secret in the file.</summary>
    /// <param name="path">A file of at most 1 MiB, text in UTF-8.</param>
    /// <exception cref="IOException">There is none; the message gives the reason.</exception>
    public static string Require(string path)
    {
        var (value, problem) = Read(path);
        return value ?? throw new IOException(problem);
    }

    /// <summary>The text without its final line breaks, or the reason why it is no secret: a secret of several lines would end a header, or
    /// comes from the wrong file. Certificates and keys in PEM always have several (RFC 7468 §2).</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">Where it comes from, for the reason, such as <c>the environment variable TOKEN</c>.</param>
    public static (string? Value, string? Problem) OneLine(string text, string source)
    {
        var value = text.TrimEnd('\r', '\n');
        return string.IsNullOrWhiteSpace(value) ? (null, $"{source} is empty")
            : value.Any(char.IsControl) && !value.StartsWith("-----BEGIN ", StringComparison.Ordinal)
                ? (null, $"{source} holds more than one line, or control characters")
                : (value, null);
    }

    /// <summary>Whether a path names a pipe, a socket or a terminal: reading it may wait for another process without end.</summary>
    public static bool IsStream(string path)
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
