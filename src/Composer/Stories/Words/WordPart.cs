using System.Runtime.InteropServices;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>What a headline may say too, if other texts at hand say it: a part of a compound, or a name abbreviated.</summary>
/// <param name="Head">The term: what the compound ends in, or the abbreviation.</param>
/// <param name="Modifier">The term before the head, which has to be a word too, or the abbreviation as a word, which has to be in capitals
/// somewhere; 0 where the head by itself is enough.</param>
/// <param name="Place">Where the headline has the compound, or <see cref="OfName"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct WordPart(uint Head, uint Modifier, byte Place)
{
    /// <summary>The place of an abbreviated name.</summary>
    public const byte OfName = byte.MaxValue;
}
