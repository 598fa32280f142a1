namespace BriefingBus.Configuration;

/// <summary>Options with rules that their types alone do not express.</summary>
public interface ICheckedOptions
{
    /// <summary>What is wrong: the key (empty for the record as a whole) and what was found and expected.</summary>
    IEnumerable<(string Key, string Problem)> Check();
}
