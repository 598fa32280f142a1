using BriefingBus.Configuration;
using BriefingBus.Files;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults;

return await new ServiceHost("files", Port: 5088)
{
    Services = (services, configuration) => services.AddFiles(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddFilesConsumers(),
}.WithBriefingYaml([FilesRegistration.Key with { Required = true }]).RunAsync(args);
