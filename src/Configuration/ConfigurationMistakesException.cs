using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.Configuration;

/// <summary>A configuration file is wrong; nothing was started.</summary>
/// <param name="mistakes">Every mistake, in the file's order.</param>
public sealed class ConfigurationMistakesException(IReadOnlyList<Mistake> mistakes)
    : WrongConfigurationException(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>Every mistake, in the file's order.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; } = mistakes;
}
