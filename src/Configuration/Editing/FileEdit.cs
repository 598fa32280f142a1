namespace BriefingBus.Configuration.Editing;

/// <summary>An edit of a <c>briefing.yaml</c>: the editor and the resulting file.</summary>
public sealed class FileEdit
{
    private readonly string text;

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">It is not a configuration.</exception>
    public FileEdit(string path)
    {
        Path = path;
        text = BriefingText.Load(path);
        Editor = new BriefingEditor(text);
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>The version of its text: <see cref="BriefingConfiguration.VersionOf"/>.</summary>
    public string Version => BriefingConfiguration.VersionOf(text);

    /// <summary>The editor of the file.</summary>
    public BriefingEditor Editor { get; }

    /// <summary>Applies the changes without writing the file.</summary>
    /// <param name="keys">The keys to check in addition to <c>editions</c>.</param>
    /// <param name="checks">Further checks of each edition.</param>
    /// <param name="withEmptySections">True to remove a section that has no feed left.</param>
    /// <exception cref="EditRefusedException">The changes cannot be made without changing anything else, or the result would be
    /// invalid.</exception>
    public EditedFile Finish(IReadOnlyList<TopLevelKey> keys, IReadOnlyList<EditionCheck> checks, bool withEmptySections = false) =>
        new(Path, text, Editor.Finish(t => BriefingFile.MistakesIn(Path, t, keys, checks), withEmptySections));
}
