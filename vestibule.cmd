@echo off
rem Starts Vestibule on Windows: from its sources, which it builds when there is no jar yet, or in the
rem folder bin of an unpacked tarball. UNTESTED: written without a Windows at hand. It needs a JDK 25
rem (JAVA_HOME, or java on PATH) and, for the sources, Maven on PATH; delete target to build again.
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

if exist "%here%pom.xml" goto sources

rem bin\vestibule.cmd of a tarball; the runtime beside it is for Linux, so Windows' own Java is taken.
set "jar=%here%..\lib\vestibule.jar"
set "options=%here%..\lib\java.options"
goto start

:sources
set "jar=%here%target\vestibule.jar"
set "options=%here%src\launch\java.options"
if exist "%jar%" goto start
echo vestibule: building, once: this takes a minute 1>&2
pushd "%here%"
call mvn -q -B package -Dmaven.test.skip=true 1>&2
popd
if exist "%jar%" goto start
echo vestibule: the build failed 1>&2
exit /b 1

:start
"%java%" @"%options%" %VESTIBULE_JAVA_OPTS% -cp "%jar%" dev.vestibule.Main %*
exit /b %ERRORLEVEL%
