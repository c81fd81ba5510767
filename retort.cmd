@echo off
rem Starts Retort; builds it first when its sources are newer than the program.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
if "%HOME_DIR:~-1%"=="\" set "HOME_DIR=%HOME_DIR:~0,-1%"
set "JAR=%HOME_DIR%\target\retort.jar"
set "LAUNCH=%HOME_DIR%\target\launch"

set "JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo error: no JDK 17 or newer was found. Install one and set JAVA_HOME. 1>&2
  exit /b 1
)

call :stale
if errorlevel 1 call :build
if errorlevel 1 exit /b 1

set "MODE=-XX:TieredStopAtLevel=1"
if "%~1"=="" set "MODE=-XX:+TieredCompilation"
for %%A in (%*) do (
  if "%%~A"=="ui" set "MODE=-XX:+TieredCompilation"
  if "%%~A"=="demo" set "MODE=-XX:+TieredCompilation"
)

"%JAVA%" "-XX:SharedArchiveFile=%LAUNCH%\classes.jsa" -Xshare:auto -Xlog:disable -Xlog:all=error:stderr ^
  %MODE% -XX:+UseSerialGC -XX:-UsePerfData -Dfile.encoding=UTF-8 "-Dorg.sqlite.lib.path=%LAUNCH%" ^
  -cp "%JAR%" dev.retort.app.Main %*
exit /b %ERRORLEVEL%

rem 1 when the program is missing or older than what it is made of.
:stale
if not exist "%JAR%" exit /b 1
if not exist "%HOME_DIR%\src\main" exit /b 0
powershell -NoProfile -Command "$jar = (Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $new = @(Get-Item -LiteralPath (Join-Path $env:HOME_DIR 'pom.xml')) + @(Get-ChildItem -LiteralPath (Join-Path $env:HOME_DIR 'src\main') -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1; if ($new) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

rem One at a time: mkdir succeeds for one process only.
:build
if not exist "%HOME_DIR%\target" mkdir "%HOME_DIR%\target"
:wait
mkdir "%HOME_DIR%\target\.build-lock" 2>nul
if errorlevel 1 (
  timeout /t 1 /nobreak >nul 2>&1
  goto wait
)
call :stale
if errorlevel 1 goto make
rmdir "%HOME_DIR%\target\.build-lock"
exit /b 0
:make
echo building Retort... 1>&2
pushd "%HOME_DIR%"
call mvn -B -ntp -q -Dmaven.test.skip=true package 1>&2
set "STATUS=%ERRORLEVEL%"
popd
if not "%STATUS%"=="0" (
  rmdir "%HOME_DIR%\target\.build-lock"
  echo error: the build failed; see above. Run it by itself with: mvn package 1>&2
  exit /b 1
)
if not exist "%LAUNCH%" mkdir "%LAUNCH%"
"%JAVA%" -Xlog:disable -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-XX:DumpLoadedClassList=%LAUNCH%\classes.list" ^
  -Dfile.encoding=UTF-8 "-Dorg.sqlite.tmpdir=%LAUNCH%" -cp "%JAR%" dev.retort.app.Warmup "%LAUNCH%" >nul 2>"%LAUNCH%\log"
"%JAVA%" -Xshare:dump -Xlog:disable "-XX:SharedClassListFile=%LAUNCH%\classes.list" ^
  "-XX:SharedArchiveFile=%LAUNCH%\classes.jsa" -cp "%JAR%" >nul 2>>"%LAUNCH%\log"
rmdir "%HOME_DIR%\target\.build-lock"
exit /b 0
