using DiffPlex.Renderer;

namespace BriefingBus.Configuration.Editing;

/// <summary>A <c>briefing.yaml</c> before and after an edit.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">The edited text.</param>
public sealed record EditedFile(string Path, string Before, string After)
{
    // .NET's error codes for a full disk and an exhausted quota: ENOSPC and EDQUOT of Linux, EDQUOT of macOS (errno(3)), ERROR_DISK_FULL of
    // Windows.
    private static readonly int[] Full = [28, 122, 69, unchecked((int)0x80070070)];

    /// <summary>The change as a unified diff; empty if there is none.</summary>
    public string Diff => Before == After ? "" : UnidiffRenderer.GenerateUnidiff(Before, After, Path, Path).ReplaceLineEndings("\n");

    /// <summary>Whether this process may write the file.</summary>
    public bool IsWritable
    {
        get
        {
            try
            {
                new FileStream(Target, FileMode.Open, FileAccess.Write, FileShare.Read).Dispose();
                return true;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    private string Target => new FileInfo(Path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? System.IO.Path.GetFullPath(Path);

    /// <summary>Writes the edited text atomically, so that a crash leaves one of the two texts. Preserves a byte order mark, the file's
    /// mode and a symbolic link. A file that cannot be replaced, because it is itself a mount or its folder is read-only, is written in
    /// place; then a crash may leave half of the text. On a full disk the text does not change.</summary>
    /// <exception cref="EditRefusedException">The file has changed since.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Save()
    {
        var target = Target;
        var bytes = File.ReadAllBytes(target);
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        if (Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') != Before)
            throw new EditRefusedException($"{Path} was changed meanwhile; nothing was written. Try again.");
        byte[] edited = [.. mark ? Encoding.UTF8.Preamble : default, .. Encoding.UTF8.GetBytes(After)];
        try
        {
            Replace(target, edited);
        }
        catch (Exception closed) when (closed is UnauthorizedAccessException || (closed is IOException && !Full.Contains(closed.HResult)))
        {
            Overwrite(target, bytes.Length, edited);
        }
    }

    private static void Replace(string target, byte[] edited)
    {
        var draft = $"{target}.{Environment.ProcessId}.new";
        try
        {
            File.Copy(target, draft, overwrite: true); // copies its mode
            File.WriteAllBytes(draft, edited);
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Writes the additional length first, so that the text does not change if there is no room for it.</summary>
    private static void Overwrite(string target, int length, byte[] edited)
    {
        using var file = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var shared = Math.Min(length, edited.Length);
        try
        {
            file.Position = shared;
            file.Write(edited.AsSpan(shared));
        }
        catch (IOException)
        {
            file.SetLength(length);
            throw;
        }
        file.Position = 0;
        file.Write(edited.AsSpan(0, shared));
        file.SetLength(edited.Length);
        file.Flush(flushToDisk: true);
    }
}
