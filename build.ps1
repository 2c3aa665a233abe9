# dotnet, from the repository's root: ./build.ps1 runs the tests; ./build.ps1 run --project src/Resas.Web whatever dotnet can do.
Set-Location $PSScriptRoot
dotnet @($args.Count ? $args : 'test')
exit $LASTEXITCODE
