using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.ServiceDefaults.Settings;
using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The mutual authentication of a process and the broker: <c>BUS__TLS</c> and its files.</summary>
internal static class BrokerTls
{
    /// <summary>TLS for one node; disabled unless the options enable it.</summary>
    /// <exception cref="WrongEnvironmentException">A file has no certificate, or no key for it.</exception>
    public static SslOption For(BusOptions options, string node)
    {
        if (!options.Tls)
            return new SslOption();
        var certificate = ClientCertificate(options);
        return new SslOption
        {
            Enabled = true,
            ServerName = NameOf(node),
            Certs = certificate is null ? null : [certificate],
            CertificateValidationCallback = Validation(options),
        };
    }

    /// <summary>The name in the node's certificate.</summary>
    public static string NameOf(string node) => node[..node.LastIndexOf(':')].Trim('[', ']');

    /// <summary>The client certificate of this process, or null.</summary>
    public static X509Certificate2? ClientCertificate(BusOptions options)
    {
        if (options.TlsCertificateFile is not { Length: > 0 } certificate)
            return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(certificate, options.TlsKeyFile is { Length: > 0 } key ? key : null);
        }
        catch (CryptographicException)
        {
            throw new WrongEnvironmentException("BUS__TLS_CERTIFICATE_FILE", certificate,
                "a certificate in PEM, with its key there or in BUS__TLS_KEY_FILE");
        }
    }

    /// <summary>Trusts only certificates that the authority in <see cref="BusOptions.TlsCaFile"/> issued for that name; without such a
    /// file, those that the system trusts.</summary>
    public static RemoteCertificateValidationCallback Validation(BusOptions options)
    {
        if (options.TlsCaFile is not { Length: > 0 } file)
            return (_, _, _, errors) => errors == SslPolicyErrors.None;
        var authorities = Authorities(file);
        return (_, certificate, _, errors) =>
        {
            if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
                return false;
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
            // A private authority seldom publishes a revocation list.
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
        };
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(file);
        }
        catch (CryptographicException)
        {
            // The check of the count below reports an empty file.
        }
        return authorities.Count > 0 ? authorities
            : throw new WrongEnvironmentException("BUS__TLS_CA_FILE", file, "the certificate of an authority in PEM");
    }
}
