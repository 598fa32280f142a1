using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace BriefingBus.Web.Safety.Keys;

/// <summary>Encrypts the data protection keys before they are stored, with AES-256 in GCM (NIST SP 800-38D).</summary>
internal sealed class KeyEncryption(KeySecret secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var (cipher, tag) = (new byte[plain.Length], new byte[KeyDecryption.TagBytes]);
        using var aes = new AesGcm(secret.Key, KeyDecryption.TagBytes);
        aes.Encrypt(nonce, plain, cipher, tag);
        return new(new XElement("encryptedKey", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(KeyDecryption));
    }
}

/// <summary>Decrypts them; the stored XML names this type.</summary>
internal sealed class KeyDecryption(IServiceProvider services) : IXmlDecryptor
{
    public const int TagBytes = 16;

    /// <exception cref="CryptographicException">The secret has changed; the key is not used, and a new one is created.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var stored = Convert.FromBase64String(encryptedElement.Value);
        var (begin, nonceBytes) = (AesGcm.NonceByteSizes.MaxSize + TagBytes, AesGcm.NonceByteSizes.MaxSize);
        if (stored.Length < begin)
            throw new CryptographicException("A stored key is too short to be one.");
        var plain = new byte[stored.Length - begin];
        using var aes = new AesGcm(services.GetRequiredService<KeySecret>().Key, TagBytes);
        aes.Decrypt(stored.AsSpan(0, nonceBytes), stored.AsSpan(begin), stored.AsSpan(nonceBytes, TagBytes), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
