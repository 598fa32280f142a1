using System.Security.Cryptography;
using System.Text;

namespace BriefingBus.Web;

/// <summary>The operator's password in the form of the configuration: <c>pbkdf2-sha256$ROUNDS$SALT$HASH</c>, salt and hash in base64
/// (PBKDF2, RFC 8018 §5.2, with HMAC-SHA-256).</summary>
public static class OperatorPassword
{
    /// <summary>The minimum length of a password, in characters (NIST SP 800-63B §5.1.1.2 requires eight).</summary>
    public const int MinLength = 10;

    /// <summary>The maximum length of a password, in characters. It bounds the cost of a guess.</summary>
    public const int MaxLength = 200;

    private const string Name = "pbkdf2-sha256";
    private const int Rounds = 600_000; // OWASP Password Storage Cheat Sheet, 2023
    private const int MinRounds = 100_000;
    private const int MaxRounds = 10_000_000;
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>The reason why a password is refused and what to do, in sentences; null if it is accepted.</summary>
    public static string? Refusal(string password) =>
        password.Length is < MinLength or > MaxLength
            ? $"A password has {MinLength} to {MaxLength} characters; this one has {password.Length}."
            : PasswordStrength.Weakness(password);

    /// <summary>Hashes the password with a new salt.</summary>
    /// <exception cref="ArgumentException">The password is shorter than <see cref="MinLength"/> or longer than <see cref="MaxLength"/>
    /// characters.</exception>
    public static string Hash(string password)
    {
        if (password.Length is < MinLength or > MaxLength)
            throw new ArgumentException($"A password has {MinLength} to {MaxLength} characters.", nameof(password));
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, Rounds);
        return $"{Name}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>Whether the text has the form of <see cref="Hash"/>.</summary>
    public static bool IsHash(string text) => Read(text) is not null;

    /// <summary>Whether the password matches the hash. The time does not depend on the result.</summary>
    public static bool Matches(string password, string hash) =>
        Read(hash) is var (rounds, salt, expected)
            && password.Length <= MaxLength
            && CryptographicOperations.FixedTimeEquals(Derive(password, salt, rounds), expected);

    // Another keyboard may send the same letters in decomposed form.
    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password.Normalize(NormalizationForm.FormKC)), salt, rounds, HashAlgorithmName.SHA256, HashBytes);

    private static (int Rounds, byte[] Salt, byte[] Hash)? Read(string text)
    {
        var (salt, hash) = (new byte[SaltBytes], new byte[HashBytes]);
        return text.Split('$') is [Name, var rounds, var saltText, var hashText]
            && int.TryParse(rounds, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= MinRounds and <= MaxRounds
            && Convert.TryFromBase64String(saltText, salt, out var saltLength) && saltLength == SaltBytes
            && Convert.TryFromBase64String(hashText, hash, out var hashLength) && hashLength == HashBytes
                ? (number, salt, hash)
                : null;
    }
}
