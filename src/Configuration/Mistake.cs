using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.Configuration;

/// <summary>A mistake in a configuration file.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Key">Path of the key, such as <c>editions[0].sections[2].feeds[1].url</c>; empty for the file as a whole.</param>
/// <param name="Problem">What was found and what was expected, with the nearest known word for a typing error.</param>
public sealed record Mistake(string File, int Line, int Column, string Key, string Problem)
{
    /// <summary>The mistake on one line, in the form that editors and terminals turn into a link: <c>file:line:column: key:
    /// problem</c>.</summary>
    public override string ToString() => HiddenCharacters.ByNumber(
        Key.Length == 0 ? $"{File}:{Line}:{Column}: {Problem}" : $"{File}:{Line}:{Column}: {Key}: {Problem}", lines: false);
}

/// <summary>A configuration file is invalid; nothing was started.</summary>
/// <param name="mistakes">Every mistake, in the file's order.</param>
public sealed class ConfigurationMistakesException(IReadOnlyList<Mistake> mistakes)
    : WrongConfigurationException(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>Every mistake, in the file's order.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; } = mistakes;
}
