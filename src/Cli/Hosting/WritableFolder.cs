namespace BriefingBus.Cli.Hosting;

/// <summary>Checks that a folder is writable before work that needs it.</summary>
internal static class WritableFolder
{
    /// <summary>Creates the folder if necessary, and writes and removes a file in it.</summary>
    /// <param name="option">The option with its path, for the message.</param>
    /// <param name="path">Its path.</param>
    /// <exception cref="NotStartedException">It cannot be created or written.</exception>
    public static void Require(string option, string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var name = Path.Combine(path, $".briefingbus-{Environment.ProcessId}");
            using var probe = File.Create(name, bufferSize: 1, FileOptions.DeleteOnClose);
            probe.WriteByte(0);
            probe.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotStartedException($"{option}: the folder '{path}' cannot be written: {e.Message} Nothing was started.");
        }
    }
}
