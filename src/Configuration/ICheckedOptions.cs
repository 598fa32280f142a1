namespace BriefingBus.Configuration;

/// <summary>Options with rules that their types do not express.</summary>
public interface ICheckedOptions
{
    /// <summary>The mistakes: the key (empty for the record as a whole), and the found and expected value.</summary>
    IEnumerable<(string Key, string Problem)> Check();
}
