using System.Globalization;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Finding;

/// <summary>Knows which letters of a look are copies of one that was met before: a process that is killed between putting its failed message
/// among the dead letters and taking it from its own queue has it given again, and it is put there a second time.</summary>
public sealed class Twins
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HashSet<ulong>> met = new(StringComparer.Ordinal);

    /// <summary>Whether no letter of this identity was met in its queue so far; notes it.</summary>
    public bool IsFirst(DeadLetter letter)
    {
        lock (gate)
        {
            if (!met.TryGetValue(letter.Queue, out var ids))
                met[letter.Queue] = ids = [];
            return ids.Add(ulong.Parse(letter.Id, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }
    }
}
