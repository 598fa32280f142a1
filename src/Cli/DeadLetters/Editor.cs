using System.ComponentModel;
using System.Diagnostics;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>The person's editor: <c>$VISUAL</c>, else <c>$EDITOR</c>, else <c>vi</c>; with the arguments in the variable.</summary>
internal static class Editor
{
    /// <summary>Opens a file and waits until the editor ends.</summary>
    /// <returns>Null, or the reason of a failure.</returns>
    public static async Task<string?> OpenAsync(string file, CancellationToken cancellation)
    {
        var editor = Environment.GetEnvironmentVariable("VISUAL") is { Length: > 0 } visual ? visual
            : Environment.GetEnvironmentVariable("EDITOR") is { Length: > 0 } plain ? plain : "vi";
        // Through the shell, like git: the variable may contain arguments, or quotes around a path with spaces.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd", ["/c", $"{editor} \"{file}\""])
            : new ProcessStartInfo("/bin/sh", ["-c", editor + " \"$1\"", editor, file]);
        try
        {
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode == 0 ? null : $"The editor '{editor}' ended with {process.ExitCode}";
        }
        catch (Win32Exception absent)
        {
            return $"The editor '{editor}' does not start: {absent.Message}";
        }
    }
}
