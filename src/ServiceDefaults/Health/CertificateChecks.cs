namespace BriefingBus.ServiceDefaults.Health;

/// <summary>Registers the health checks of a process's certificates.</summary>
public static class CertificateChecks
{
    /// <summary>Notifies the operator two weeks before one of these certificates expires.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The check's name, such as <c>broker certificates</c>; registering the same name again adds nothing.</param>
    /// <param name="files">The PEM files; null and empty names are skipped.</param>
    public static IServiceCollection AddCertificateCheck(this IServiceCollection services, string name, params IEnumerable<string?> files)
    {
        var named = files.OfType<string>().Where(file => file.Length > 0).ToList();
        if (named.Count == 0 || services.Any(s => s.ImplementationInstance is Watched watched && watched.Name == name))
            return services;
        services.AddSingleton(new Watched(name));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            name, provider => new CertificateCheck(named, provider.GetRequiredService<TimeProvider>()), failureStatus: null,
            [HealthEndpoints.Notice]));
        return services;
    }

    private sealed record Watched(string Name);
}
