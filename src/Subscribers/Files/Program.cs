using BriefingBus.Hosting;
using BriefingBus.Hosting.Storage;
using BriefingBus.Files;

return await new ServiceHost("files", Port: 5088)
{
    Keys = [FilesRegistration.Key with { Required = true }],
    Services = (services, configuration) => services.AddFiles(DatabaseOptions.From(configuration)),
    Consumers = bus => bus.AddFilesConsumers(),
}.RunAsync(args);
