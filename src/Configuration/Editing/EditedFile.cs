using DiffPlex.Renderer;

namespace BriefingBus.Configuration.Editing;

/// <summary>A <c>briefing.yaml</c> and what an edit makes of it.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Before">Its text.</param>
/// <param name="After">The edited text.</param>
public sealed record EditedFile(string Path, string Before, string After)
{
    /// <summary>The change as a unified diff; empty where there is none.</summary>
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

    /// <summary>Writes the edited text in one step: a crash leaves either text. A byte order mark, the file's mode and a symbolic link
    /// stay. A file that cannot be replaced, because it is mounted by itself or its folder is closed, is written in place.</summary>
    /// <exception cref="EditRefusedException">The file was changed by somebody else meanwhile.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Save()
    {
        var target = Target;
        var bytes = File.ReadAllBytes(target);
        var mark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
        if (Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') != Before)
            throw new EditRefusedException($"{Path} was changed meanwhile; nothing was written. Try again.");
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: mark);
        try
        {
            Replace(target, encoding);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            File.WriteAllText(target, After, encoding);
        }
    }

    private void Replace(string target, UTF8Encoding encoding)
    {
        var draft = $"{target}.{Environment.ProcessId}.new";
        try
        {
            File.Copy(target, draft, overwrite: true); // for its mode
            File.WriteAllText(draft, After, encoding);
            File.Move(draft, target, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
